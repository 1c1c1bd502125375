using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Ringfence.Gateway.Tests.LocalBedrock;

/// <summary>Digest files, checked by a second implementation and by AWS's own.</summary>
public class DigestTests(ITestOutputHelper output)
{
    /// <summary>Three hours: two calls, none, one call and the end.</summary>
    private static async Task<LocalAws> ThreeHoursAsync()
    {
        var aws = await LocalAws.StartAsync();
        var time = (FakeTime)aws.Time;
        await CallAsync(aws);
        await CallAsync(aws);
        await HourAsync(aws, time);
        await HourAsync(aws, time);
        await CallAsync(aws);
        await aws.StopAsync();
        return aws;
    }

    private static async Task CallAsync(LocalAws aws)
    {
        await aws.ConverseAsync("hello");
        await aws.DeliverAsync();
    }

    private static async Task HourAsync(LocalAws aws, FakeTime time)
    {
        var before = TrailBucket.Objects(aws.Options, "/CloudTrail-Digest/").Count();
        time.Advance(TimeSpan.FromHours(1));
        while (TrailBucket.Objects(aws.Options, "/CloudTrail-Digest/").Count() == before)
        {
            time.Advance(TimeSpan.FromSeconds(2));
            await Task.Delay(1);
        }
    }

    [Fact]
    public async Task Their_signatures_hashes_and_chain_hold_when_recomputed_from_the_description()
    {
        await using var aws = await ThreeHoursAsync();
        var digests = TrailBucket.Objects(aws.Options, "/CloudTrail-Digest/").ToArray();
        Assert.Equal(3, digests.Length);

        var keys = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(aws.Directory, "public_keys.json")))![
            "PublicKeyList"
        ]!.AsArray();
        var (previousSignature, previousHash, previousEnd, previousKey) = (
            (string?)null,
            (string?)null,
            (string?)null,
            (string?)null
        );
        var logs = new List<string>();
        foreach (var path in digests)
        {
            var content = TrailBucket.Unzip(path);
            var digest = JsonNode.Parse(content)!;
            var metadata = JsonNode.Parse(await File.ReadAllTextAsync(path + ".meta.json"))!;
            Assert.Equal("SHA256withRSA", (string?)metadata["signature-algorithm"]);
            Assert.Equal(Path.GetRelativePath(TrailBucket.Of(aws.Options), path), (string?)digest["digestS3Object"]);
            Assert.Equal(previousSignature, (string?)digest["previousDigestSignature"]);
            Assert.Equal(previousHash, (string?)digest["previousDigestHashValue"]);
            Assert.Equal(previousKey, (string?)digest["previousDigestS3Object"]);
            Assert.True(previousEnd is null || previousEnd == (string?)digest["digestStartTime"]);

            var key = keys.Single(key =>
                (string?)key!["Fingerprint"] == (string?)digest["digestPublicKeyFingerprint"]
            )!;
            using var rsa = RSA.Create();
            rsa.ImportRSAPublicKey(Convert.FromBase64String((string)key["Value"]!), out _);
            var hash = Convert.ToHexStringLower(SHA256.HashData(content));
            var toSign =
                $"{digest["digestEndTime"]}\n{digest["digestS3Bucket"]}/{digest["digestS3Object"]}\n{hash}\n{previousSignature ?? "null"}";
            var signature = (string)metadata["signature"]!;
            Assert.True(
                rsa.VerifyData(
                    Encoding.UTF8.GetBytes(toSign),
                    Convert.FromHexString(signature),
                    HashAlgorithmName.SHA256,
                    RSASignaturePadding.Pkcs1
                )
            );

            foreach (var log in digest["logFiles"]!.AsArray())
            {
                var bytes = TrailBucket.Unzip(Path.Combine(TrailBucket.Of(aws.Options), (string)log!["s3Object"]!));
                Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), (string?)log["hashValue"]);
                logs.Add((string)log["s3Object"]!);
            }

            (previousSignature, previousHash, previousEnd, previousKey) = (
                signature,
                hash,
                (string)digest["digestEndTime"]!,
                (string)digest["digestS3Object"]!
            );
        }

        Assert.Equal(TrailBucket.Objects(aws.Options, "/CloudTrail/").Count(), logs.Distinct().Count());
    }

    [Fact]
    public async Task AWSs_own_validator_finds_them_valid_and_an_altered_log_not()
    {
        await using var aws = await ThreeHoursAsync();
        var whole = await ValidateAsync(aws);
        if (whole is null)
        {
            return;
        }

        Assert.Contains("3/3 digest files valid", whole);
        Assert.Contains("3/3 log files valid", whole);

        var log = TrailBucket.Objects(aws.Options, "/CloudTrail/").First();
        using (var file = File.OpenWrite(log))
        {
            file.Write("\u001f\u008b broken"u8);
        }

        Assert.Contains("2/3 log files valid, 1/3 log files INVALID", await ValidateAsync(aws));
    }

    /// <summary>Null, and said so, where aws-cli is not importable.</summary>
    private async Task<string?> ValidateAsync(LocalAws aws)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "LocalBedrock", "validate_logs.py");
        var start = new ProcessStartInfo(
            "python3",
            [script, aws.Directory, aws.Time.GetUtcNow().AddHours(-4).ToString("O")]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        output.WriteLine(text + errors);
        if (process.ExitCode == 77)
        {
            output.WriteLine("aws-cli's validator was not run: `python3 -c 'import awscli'` fails here.");
            return null;
        }

        return text;
    }
}
