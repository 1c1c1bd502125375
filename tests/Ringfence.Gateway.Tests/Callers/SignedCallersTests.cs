using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Ringfence.Aws;
using Ringfence.Aws.Signing;
using Ringfence.Gateway.Callers;

namespace Ringfence.Gateway.Tests.Callers;

public sealed class SignedCallersTests
{
    private const string Target = "/model/anthropic.claude-3-haiku-20240307-v1%3A0/converse";
    private static readonly byte[] Body = """{"messages":[]}"""u8.ToArray();

    private readonly FakeTime _time = new();
    private readonly AwsKeys _keys = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null, null);
    private readonly CallerOptions _options;

    public SignedCallersTests() =>
        _options = new()
        {
            SigV4 = new()
            {
                Regions = ["us-east-1"],
                Keys = new()
                {
                    ["AKIDEXAMPLE"] = new()
                    {
                        Secret = _keys.SecretAccessKey,
                        User = "nightly-batch",
                        Team = "oncology",
                        Roles = ["service"],
                        Application = "batch",
                    },
                },
            },
        };

    [Theory]
    [InlineData("bedrock")]
    [InlineData("bedrock-mantle")]
    public async Task A_signature_of_a_configured_key_names_its_caller_once_the_body_is_there(string service)
    {
        var (first, then) = await AskAsync(Sign(service: service), Body);
        Assert.True(first.AwaitsBody);
        Assert.Null(first.Caller);

        Assert.Null(then.Refusal);
        Assert.Equal(("aws:sigv4", "AKIDEXAMPLE"), (then.Caller!.Issuer, then.Caller.Subject));
        Assert.Equal(
            ("nightly-batch", "oncology", "batch"),
            (then.Caller.User, then.Caller.Team, then.Caller.Application)
        );
        Assert.Equal(["service"], then.Caller.Roles);
    }

    [Fact]
    public async Task A_changed_body_is_refused()
    {
        var (_, then) = await AskAsync(Sign(), """{"messages":[1]}"""u8.ToArray());
        then.Refused(GatewayError.CallerUnknown, "does not match");
    }

    [Fact]
    public async Task A_changed_target_is_refused()
    {
        var request = Sign();
        request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = Target.Replace(
            "haiku",
            "opus",
            StringComparison.Ordinal
        );
        var (_, then) = await AskAsync(request, Body);
        then.Refused(GatewayError.CallerUnknown, "does not match");
    }

    [Fact]
    public async Task A_wrong_secret_is_refused()
    {
        var (_, then) = await AskAsync(Sign(_keys with { SecretAccessKey = "another" }), Body);
        then.Refused(GatewayError.CallerUnknown, "does not match");
    }

    [Fact]
    public async Task An_old_signature_is_refused()
    {
        var request = Sign();
        _time.Advance(TimeSpan.FromMinutes(6));
        var (_, then) = await AskAsync(request, Body);
        Assert.Equal(GatewayError.CallerUnknown, then.Refusal?.Error);
    }

    [Fact]
    public async Task A_session_token_that_is_not_the_keys_is_refused()
    {
        var (_, then) = await AskAsync(Sign(_keys with { SessionToken = "session" }), Body);
        Assert.Equal(GatewayError.CallerUnknown, then.Refusal?.Error);
    }

    [Theory]
    [InlineData("AKIDOTHER", "us-east-1", "bedrock", "AKIDOTHER is not known")]
    [InlineData("AKIDEXAMPLE", "eu-west-1", "bedrock", "bedrock in eu-west-1; sign it for bedrock in us-east-1")]
    [InlineData("AKIDEXAMPLE", "us-east-1", "s3", "signed for s3")]
    public async Task What_cannot_be_verified_is_refused_before_its_body_is_read(
        string key,
        string region,
        string service,
        string because
    )
    {
        var (first, _) = await AskAsync(Sign(_keys with { AccessKeyId = key }, region, service), Body);
        first.Refused(GatewayError.CallerUnknown, because);
    }

    [Fact]
    public async Task A_broken_signature_header_is_refused()
    {
        var request = Asking.Request("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE");
        var (first, then) = await AskAsync(request, Body);
        Assert.Equal(GatewayError.CallerUnknown, first.Refusal?.Error);
        Assert.Equal(GatewayError.CallerUnknown, then.Refusal?.Error);
    }

    [Fact]
    public async Task Where_no_keys_are_configured_a_signature_is_refused_with_what_to_send()
    {
        var (first, then) = await AskAsync(Sign(), Body, new CallerOptions());
        first.Refused(GatewayError.CallerUnknown, "AWS_BEARER_TOKEN_BEDROCK");
        then.Refused(GatewayError.CallerUnknown, "AWS_BEARER_TOKEN_BEDROCK");
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_secret_can_be_in_a_file_that_is_its_owners_alone()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, _keys.SecretAccessKey + "\n");
            var key = _options.SigV4.Keys["AKIDEXAMPLE"];
            (key.Secret, key.SecretFile) = (null, path);
            File.SetUnixFileMode(path, UnixFileMode.UserRead);
            Assert.Empty(_options.Problems());
            Assert.NotNull((await AskAsync(Sign(), Body)).Then.Caller);

            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.OtherRead);
            Assert.Contains("chmod 600", Assert.Single(_options.Problems()), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<(Identified First, Identified Then)> AskAsync(
        HttpRequest request,
        byte[] body,
        CallerOptions? options = null
    )
    {
        var callers = Asking.Directory(options ?? _options, _time);
        var first = await callers.IdentifyAsync(request, CancellationToken.None);
        return (first, callers.IdentifyByBody(request, body));
    }

    private HttpRequest Sign(AwsKeys? keys = null, string region = "us-east-1", string service = "bedrock")
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, $"http://gateway.example:8080{Target}");
        message.Content = new ByteArrayContent(Body);
        message.Content.Headers.ContentType = new("application/json");
        new SigV4Signer(region, service, _time).Sign(
            message,
            Convert.ToHexStringLower(SHA256.HashData(Body)),
            keys ?? _keys
        );

        var context = new DefaultHttpContext();
        context.Request.Method = "POST";
        context.Request.Host = new HostString("gateway.example:8080");
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = Target;
        foreach (var (name, values) in message.Headers.NonValidated.Concat(message.Content.Headers.NonValidated))
        {
            context.Request.Headers[name] = values.ToArray();
        }
        return context.Request;
    }
}
