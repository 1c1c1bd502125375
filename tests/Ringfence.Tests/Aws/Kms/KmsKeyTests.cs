using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ringfence.Aws.Calls;
using Ringfence.Aws.Credentials;
using Ringfence.Aws.Kms;
using Ringfence.Tests.Aws.Signing;
using Ringfence.Tests.Posture.Live;

namespace Ringfence.Tests.Aws.Kms;

public sealed class KmsKeyTests(ITestOutputHelper output) : IDisposable
{
    private const string Arn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string Signed = $$"""{"KeyId":"{{Arn}}","Signature":"c2ln","SigningAlgorithm":"ECDSA_SHA_256"}""";

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };

    [Fact]
    public async Task A_signature_is_asked_for_as_KMS_has_it_and_signed_for_kms()
    {
        await using var kms = Answering(new StandInAnswer(200, Signed));

        var signature = await Key(kms.Url).SignAsync("a checkpoint\n"u8.ToArray(), "ECDSA_SHA_256", Cancel);

        Assert.Equal("sig"u8.ToArray(), signature);
        var request = Assert.Single(kms.Requests);
        Assert.Null(request.Fault);
        Assert.Equal("TrentService.Sign", request.Signed.Headers("x-amz-target"));
        Assert.Equal("application/x-amz-json-1.1", request.Signed.Headers("content-type"));
        Assert.Equal(
            $$"""{"KeyId":"{{Arn}}","Message":"YSBjaGVja3BvaW50Cg==","MessageType":"RAW","SigningAlgorithm":"ECDSA_SHA_256"}""",
            request.Body
        );
    }

    [Theory]
    [InlineData(400, "ThrottlingException")]
    [InlineData(500, "KMSInternalException")]
    [InlineData(503, "DependencyTimeoutException")]
    [InlineData(500, "KeyUnavailableException")]
    public async Task What_passes_is_asked_again(int status, string code)
    {
        await using var kms = Answering(Error(status, code), Error(status, code), new(200, Signed));
        Assert.NotEmpty(await Key(kms.Url).SignAsync("x"u8.ToArray(), "ECDSA_SHA_256", Cancel));
        Assert.Equal(3, kms.Requests.Count);
    }

    [Fact]
    public async Task What_goes_on_failing_is_given_up_after_three_tries()
    {
        await using var kms = Answering(Error(400, "ThrottlingException"));
        var fault = await Assert.ThrowsAsync<KmsFault>(() =>
            Key(kms.Url).SignAsync("x"u8.ToArray(), "ECDSA_SHA_256", Cancel)
        );
        Assert.Equal(("ThrottlingException", true), (fault.Code, fault.Passes));
        Assert.Equal(KmsKey.Tries, kms.Requests.Count);
    }

    [Theory]
    [InlineData("AccessDeniedException", "kms:Sign")]
    [InlineData("DisabledException", "Enable the key")]
    [InlineData("KMSInvalidStateException", "cancel-key-deletion")]
    [InlineData("NotFoundException", "check the ARN")]
    [InlineData("InvalidKeyUsageException", "SIGN_VERIFY")]
    public async Task What_does_not_pass_is_asked_once_and_says_how_to_mend_it(string code, string mend)
    {
        await using var kms = Answering(Error(400, code));
        var fault = await Assert.ThrowsAsync<KmsFault>(() =>
            Key(kms.Url).SignAsync("x"u8.ToArray(), "ECDSA_SHA_256", Cancel)
        );
        Assert.Single(kms.Requests);
        Assert.False(fault.Passes);
        Assert.Contains(code, fault.Message, StringComparison.Ordinal);
        Assert.Contains(mend, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("told", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"KeyId":"arn:aws:kms:us-east-1:111122223333:key/other","Signature":"c2ln"}""")]
    [InlineData($$"""{"KeyId":"{{Arn}}"}""")]
    [InlineData($$"""{"KeyId":"{{Arn}}","Signature":"not base64"}""")]
    [InlineData("[]")]
    [InlineData("<html></html>")]
    public async Task An_answer_that_is_none_is_a_fault(string body)
    {
        await using var kms = Answering(new StandInAnswer(200, body));
        await Assert.ThrowsAsync<KmsFault>(() => Key(kms.Url).SignAsync("x"u8.ToArray(), "ECDSA_SHA_256", Cancel));
    }

    [Fact]
    public async Task No_answer_in_time_is_a_fault_that_passes()
    {
        var never = new TaskCompletionSource<StandInAnswer>();
        await using var kms = new StandInAws("kms", Example.Keys, _ => never.Task);
        _http.Timeout = TimeSpan.FromMilliseconds(50);
        var fault = await Assert.ThrowsAsync<KmsFault>(() =>
            Key(kms.Url).SignAsync("x"u8.ToArray(), "ECDSA_SHA_256", Cancel)
        );
        never.SetResult(new(500, ""));
        Assert.True(fault.Passes);
        Assert.Contains("no answer in time", fault.Message, StringComparison.Ordinal);
        Assert.Equal(KmsKey.Tries, kms.Requests.Count);
    }

    [Theory]
    [InlineData("alias/ledger")]
    [InlineData("arn:aws:kms:us-east-1:111122223333:alias/ledger")]
    [InlineData("1234abcd-12ab-34cd-56ef-1234567890ab")]
    [InlineData("arn:aws:kms::111122223333:key/x")]
    [InlineData("arn:aws:s3:us-east-1:111122223333:key/x")]
    public void Nothing_but_a_keys_ARN_names_a_key(string text) => Assert.False(KmsKeyArn.TryParse(text, out _));

    [Theory]
    [InlineData("arn:aws:kms:eu-central-1:111122223333:key/mrk-1", "https://kms.eu-central-1.amazonaws.com/")]
    [InlineData("arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1", "https://kms.us-gov-west-1.amazonaws.com/")]
    [InlineData("arn:aws-cn:kms:cn-north-1:111122223333:key/1", "https://kms.cn-north-1.amazonaws.com.cn/")]
    public void A_key_is_asked_for_in_its_own_region(string text, string endpoint)
    {
        Assert.True(KmsKeyArn.TryParse(text, out var arn));
        Assert.Equal(endpoint, arn.Endpoint.ToString());
    }

    [Fact]
    public async Task Another_projects_KMS_signs_what_its_public_key_verifies()
    {
        await using var moto = await MotoServer.StartAsync(Cancel);
        if (moto is null)
        {
            output.WriteLine(MotoServer.Absent);
            return;
        }

        SignedHttp aws = new(_http, new StaticKeys(Example.Keys), TimeProvider.System);
        var created = await aws.SendAsync(
            AwsCall.Json(
                "kms",
                "us-east-1",
                moto.Url,
                "1.1",
                "TrentService.CreateKey",
                Encoding.UTF8.GetBytes("""{"KeySpec":"ECC_NIST_P256","KeyUsage":"SIGN_VERIFY"}""")
            ),
            Cancel
        );
        var arn = JsonNode.Parse(created.Body.Span)!["KeyMetadata"]!["Arn"]!.GetValue<string>();
        Assert.True(KmsKeyArn.TryParse(arn, out var parsed), arn);
        KmsKey key = new(aws, parsed, moto.Url, TimeProvider.System);

        var found = await key.GetPublicKeyAsync(Cancel);
        var text = "a checkpoint\n"u8.ToArray();
        var signature = await key.SignAsync(text, "ECDSA_SHA_256", Cancel);

        Assert.Equal("SIGN_VERIFY", found.KeyUsage); // the other answers without the spec
        using ECDsa ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(found.Spki, out _);
        Assert.True(ecdsa.VerifyData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    public void Dispose() => _http.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static StandInAnswer Error(int status, string code) =>
        new(
            status,
            JsonSerializer.Serialize(new Dictionary<string, string> { ["__type"] = code, ["message"] = "told" })
        );

    // The last answer is given again and again.
    private static StandInAws Answering(params StandInAnswer[] answers)
    {
        var next = 0;
        return new("kms", Example.Keys, _ => Task.FromResult(answers[Math.Min(next++, answers.Length - 1)]));
    }

    private KmsKey Key(Uri endpoint)
    {
        Assert.True(KmsKeyArn.TryParse(Arn, out var arn));
        return new(
            new SignedHttp(_http, new StaticKeys(Example.Keys), TimeProvider.System),
            arn,
            endpoint,
            TimeProvider.System
        );
    }
}
