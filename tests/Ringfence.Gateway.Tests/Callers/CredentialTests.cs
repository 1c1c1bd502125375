using Ringfence.Gateway.Callers;

namespace Ringfence.Gateway.Tests.Callers;

public sealed class CredentialTests
{
    [Theory]
    [InlineData("Authorization", "Bearer abc")]
    [InlineData("Authorization", "bearer   abc ")]
    [InlineData("x-api-key", "abc")]
    [InlineData("api-key", " abc")]
    [InlineData("X-API-KEY", "abc", "Authorization", "Bearer abc")]
    [InlineData("x-api-key", "", "Authorization", "Bearer abc")]
    [InlineData("x-api-key", "abc", "Authorization", "")]
    [InlineData("x-api-key", "abc", "api-key", "abc", "Authorization", "Bearer abc")]
    public void A_token_is_read_from_each_header_that_SDKs_use(params string[] headers)
    {
        var credential = Credential.Read(Asking.Request(headers).Headers);
        Assert.Equal(CredentialKind.Token, credential.Kind);
        Assert.Equal("abc", credential.Token.ToString());
    }

    [Theory]
    [InlineData("x-api-key", "abc", "Authorization", "Bearer abd")]
    [InlineData("x-api-key", "abc", "api-key", "ab")]
    [InlineData("x-api-key", "abc", "x-api-key", "abc")]
    [InlineData("Authorization", "Bearer abc", "Authorization", "Bearer abc")]
    [InlineData("Authorization", "AWS4-HMAC-SHA256 Credential=x", "x-api-key", "abc")]
    public void Two_credentials_that_differ_are_refused(params string[] headers) =>
        Refuses("two different credentials", headers);

    [Theory]
    [InlineData("Authorization", "")]
    [InlineData("Authorization", "Bearer")]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("x-api-key", " ")]
    [InlineData("Cookie", "token=abc")]
    public void No_credential_is_refused_with_what_to_send(params string[] headers) =>
        Refuses("Authorization: Bearer TOKEN", headers);

    [Theory]
    [InlineData("Basic dXNlcjpzZWNyZXQ=")]
    [InlineData("secret-without-a-scheme")]
    [InlineData("Bearersecret")]
    public void Another_scheme_is_refused_and_not_repeated(string authorization)
    {
        Refuses("`Bearer TOKEN`", "Authorization", authorization);
        var message = Credential.Read(Asking.Request("Authorization", authorization).Headers).Refusal!.Message;
        Assert.DoesNotContain("secret", message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void An_AWS_signature_is_one() =>
        Assert.Equal(
            CredentialKind.Signature,
            Credential.Read(Asking.Request("Authorization", "AWS4-HMAC-SHA256 Credential=x").Headers).Kind
        );

    private static void Refuses(string because, params string[] headers)
    {
        var credential = Credential.Read(Asking.Request(headers).Headers);
        Assert.Equal(CredentialKind.None, credential.Kind);
        Assert.Equal(GatewayError.CallerUnknown, credential.Refusal!.Error);
        Assert.Contains(because, credential.Refusal.Message, StringComparison.Ordinal);
    }
}
