using System.Text;
using System.Text.Json;
using Ringfence.Aws;
using Ringfence.Aws.Bedrock;
using Ringfence.Aws.Signing;

namespace Ringfence.Tests.Aws.Signing;

public class SigV4VectorTests
{
    [Fact]
    public void Every_vector_of_the_reference_signer_verifies()
    {
        foreach (var vector in Facts.Vectors("sigv4-vectors.json"))
        {
            var input = vector.GetProperty("input");
            var verifier = new SigV4Verifier(
                input.Text("region"),
                input.Text("service"),
                new FakeTime(input.Text("date"))
            );
            var request = Example.Request(
                input.Text("method"),
                Target(input),
                vector.GetProperty("signedHeaders"),
                input.Text("body")
            );

            Assert.Null(verifier.Verify(request, Keys(input)));
            Assert.Equal(
                SignatureError.InvalidSignature,
                verifier.Verify(request with { RawTarget = Target(input) + "x" }, Keys(input))?.Error
            );
        }
    }

    [Fact]
    public void Every_canonical_request_and_signature_is_that_of_the_reference_signer()
    {
        foreach (var vector in Facts.Vectors("sigv4-vectors.json"))
        {
            var input = vector.GetProperty("input");
            var headers = vector.GetProperty("signedHeaders");
            SignedHeader[] signed =
            [
                .. headers
                    .EnumerateObject()
                    .Where(h => h.Name != "authorization")
                    .Select(h => new SignedHeader(h.Name, h.Value.GetString()!))
                    .Order(),
            ];
            var request = new CanonicalRequest(
                input.Text("method"),
                Target(input),
                signed,
                headers.Text("x-amz-content-sha256"),
                isS3: false
            );
            Assert.Equal(vector.Text("canonicalRequest"), Written(request));

            var timestamp = headers.Text("x-amz-date");
            var signature = new char[SigningKey.SignatureLength];
            new SigningKey(
                input.Text("secretAccessKey"),
                new(timestamp[..8], input.Text("region"), input.Text("service"))
            ).Sign(timestamp, request, signature);
            Assert.Equal(vector.Text("expectedSignature"), new string(signature));
        }
    }

    [Fact]
    public void Every_vector_is_signed_as_the_reference_signer_signs_it()
    {
        foreach (var vector in Facts.Vectors("sigv4-vectors.json"))
        {
            var input = vector.GetProperty("input");
            var headers = input.GetProperty("headers");
            if (headers.TryGetProperty(":authority", out _) || headers.TryGetProperty("accept", out _))
            {
                continue; // The signer signs neither; that it verifies is shown above.
            }

            var uri = new Uri(
                $"https://{headers.Text("host")}{Target(input)}",
                new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
            );
            using var request = new HttpRequestMessage(new(input.Text("method")), uri);
            if (headers.TryGetProperty("content-type", out var type))
            {
                request.Content = new ByteArrayContent([]);
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type.GetString());
            }

            new SigV4Signer(input.Text("region"), input.Text("service"), new FakeTime(input.Text("date"))).Sign(
                request,
                Example.Sha256(input.Text("body")),
                Keys(input)
            );
            Assert.Equal(
                vector.GetProperty("signedHeaders").Text("authorization"),
                request.Headers.NonValidated["Authorization"].ToString()
            );
        }
    }

    [Fact]
    public void A_vector_of_the_sigv4_test_suite_verifies()
    {
        // get-vanilla of AWS's published suite.
        var headers = new Dictionary<string, string>
        {
            ["host"] = "example.amazonaws.com",
            ["x-amz-date"] = "20150830T123600Z",
            ["authorization"] =
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        };
        var verifier = new SigV4Verifier("us-east-1", "service", new FakeTime("2015-08-30T12:36:00Z"));
        Assert.Null(
            verifier.Verify(
                new("GET", "/", headers.GetValueOrDefault, Example.Sha256("")),
                Example.Keys with
                {
                    SecretAccessKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
                }
            )
        );
    }

    [Theory]
    [InlineData("client-captures-aws-sdk-js.jsonl", 10)]
    [InlineData("client-captures-anthropic-openai-sdks.jsonl", 1)]
    [InlineData("client-captures-dotnet.jsonl", 1)]
    [InlineData("client-captures-controlplane-sts-cloudcontrol.jsonl", 9, "s")]
    public void Every_signed_request_of_a_real_client_verifies(string file, int expected, string? secret = null)
    {
        var verified = 0;
        foreach (var capture in Facts.Captures(file))
        {
            var headers = capture.GetProperty("headers");
            var request = Example.Request(capture.Text("method"), capture.Text("url"), headers, capture.Text("body"));
            if (!headers.Text("authorization").StartsWith("AWS4", StringComparison.Ordinal))
            {
                continue;
            }

            Assert.True(SigV4Authorization.TryParse(request.Headers, out var authorization, out _));
            if (authorization.Scope.Service == "bedrock-mantle")
            {
                continue; // Its secret was not written down with the capture.
            }

            var keys = Example.Keys with
            {
                SecretAccessKey = secret ?? Example.Keys.SecretAccessKey,
                SessionToken = request.Headers("x-amz-security-token"),
            };
            var verifier = new SigV4Verifier(
                authorization.Scope.Region,
                authorization.Scope.Service,
                new FakeTime(authorization.Time)
            );
            Assert.Null(verifier.Verify(authorization, request, keys));
            Assert.NotNull(
                verifier.Verify(authorization, request with { BodySha256Hex = Example.Sha256("another") }, keys)
            );
            verified++;
        }

        Assert.Equal(expected, verified);
    }

    [Fact]
    public void Every_short_term_api_key_verifies_until_it_expires()
    {
        foreach (var vector in Facts.Vectors("bedrock-api-key-vectors.json"))
        {
            Assert.True(BedrockApiKey.TryParse(vector.Text("token"), out var key, out _));
            Assert.Equal(vector.Text("accessKeyId"), key.AccessKeyId);
            Assert.Equal("us-east-1", key.Region);

            var keys = Keys(vector);
            var time = new FakeTime("2026-01-02T03:04:05Z");
            Assert.Null(key.Verify(keys, time));
            Assert.Equal(
                SignatureError.InvalidSignature,
                key.Verify(keys with { SecretAccessKey = "another" }, time)?.Error
            );
            Assert.Equal(
                SignatureError.UnrecognizedClient,
                key.Verify(keys with { SessionToken = "another" }, time)?.Error
            );
            Assert.Equal(SignatureError.UnrecognizedClient, key.Verify(null, time)?.Error);
            time.Advance(TimeSpan.FromHours(12));
            Assert.Equal(SignatureError.ExpiredToken, key.Verify(keys, time)?.Error);
        }
    }

    private static string Written(CanonicalRequest request)
    {
        // Smaller than any of them, so that it must grow.
        var text = new CanonicalText(stackalloc byte[16]);
        request.Write(ref text);
        var written = Encoding.UTF8.GetString(text.Written);
        text.Dispose();
        return written;
    }

    private static AwsKeys Keys(JsonElement input) =>
        new(
            input.Text("accessKeyId"),
            input.Text("secretAccessKey"),
            input.TryGetProperty("sessionToken", out var token) ? token.GetString() : null,
            null
        );

    private static string Target(JsonElement input) =>
        input.Text("path")
        + (input.TryGetProperty("query", out var query) && query.EnumerateObject().Any() ? "?" : "")
        + string.Join('&', query.EnumerateObject().Select(pair => $"{pair.Name}={pair.Value}"));
}
