using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Ringfence.Gateway.Tests.LocalBedrock;

public sealed class KmsTests
{
    [Fact]
    public async Task A_key_signs_what_its_public_key_verifies_and_CloudTrail_says_who_asked()
    {
        await using var aws = await LocalAws.StartAsync();
        var arn = await CreateAsync(aws);
        var text = "a checkpoint\n"u8.ToArray();

        var spki = await AskAsync(aws, "GetPublicKey", new() { ["KeyId"] = arn });
        var signed = await AskAsync(aws, "Sign", Sign(arn, text));

        using ECDsa key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String((string)spki["PublicKey"]!), out _);
        Assert.True(
            key.VerifyData(
                text,
                Convert.FromBase64String((string)signed["Signature"]!),
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence
            )
        );
        Assert.Equal(arn, (string?)signed["KeyId"]);
        var record = (await aws.TrailAsync()).Single(record => (string?)record["eventName"] == "Sign");
        Assert.Equal("kms.amazonaws.com", (string?)record["eventSource"]);
        Assert.Equal(
            $$"""{"keyId":"{{arn}}","messageType":"RAW","signingAlgorithm":"ECDSA_SHA_256"}""",
            record["requestParameters"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task A_signature_for_another_service_is_refused()
    {
        await using var aws = await LocalAws.StartAsync();
        var arn = await CreateAsync(aws);
        using var response = await SendAsync(aws, "Sign", Sign(arn, "x"u8.ToArray()), service: "bedrock");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Exception", await TypeAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_KMS_refuses_is_refused_in_its_words()
    {
        await using var aws = await LocalAws.StartAsync();
        var arn = await CreateAsync(aws);
        var other = Sign(arn, "x"u8.ToArray());
        other["SigningAlgorithm"] = "RSASSA_PSS_SHA_256";
        using (var response = await SendAsync(aws, "Sign", other))
        {
            Assert.Equal("InvalidKeyUsageException", await TypeAsync(response));
        }

        using (var response = await SendAsync(aws, "Sign", Sign(arn, new byte[4097])))
        {
            Assert.Equal("ValidationException", await TypeAsync(response));
        }

        using (var response = await SendAsync(aws, "Sign", Sign(arn[..^1] + "x", "x"u8.ToArray())))
        {
            Assert.Equal("NotFoundException", await TypeAsync(response));
        }

        using (var response = await SendAsync(aws, "DisableKey", new() { ["KeyId"] = arn }))
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        using (var response = await SendAsync(aws, "Sign", Sign(arn, "x"u8.ToArray())))
        {
            Assert.Equal("DisabledException", await TypeAsync(response));
        }
    }

    internal static async Task<string> CreateAsync(LocalAws aws)
    {
        var made = await AskAsync(
            aws,
            "CreateKey",
            new() { ["KeySpec"] = "ECC_NIST_P256", ["KeyUsage"] = "SIGN_VERIFY" }
        );
        return (string)made["KeyMetadata"]!["Arn"]!;
    }

    internal static async Task<HttpResponseMessage> SendAsync(
        LocalAws aws,
        string operation,
        JsonObject body,
        string service = "kms"
    )
    {
        var request = aws.Request("POST", "/");
        request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", $"TrentService.{operation}");
        return await aws.SendAsync(await aws.SignAsync(request, service: service));
    }

    internal static async Task<JsonNode> AskAsync(LocalAws aws, string operation, JsonObject body)
    {
        using var response = await SendAsync(aws, operation, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static JsonObject Sign(string arn, byte[] message) =>
        new()
        {
            ["KeyId"] = arn,
            ["Message"] = Convert.ToBase64String(message),
            ["MessageType"] = "RAW",
            ["SigningAlgorithm"] = "ECDSA_SHA_256",
        };

    private static async Task<string> TypeAsync(HttpResponseMessage response) =>
        (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["__type"] ?? "";
}
