using System.Net;
using System.Text.Json;
using Ringfence.EndToEnd.Running;
using Ringfence.Tests.Posture.Live;

namespace Ringfence.EndToEnd.Archive;

/// <summary>The gateway's ledger in a bucket with Object Lock (another project's emulator of S3), read back by the commands.</summary>
public sealed class ArchivedLedgerTests
{
    private const string Place = "s3://clinic-ledger/ledger/cell-1/";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_killed_and_a_stopped_gateway_leave_in_the_bucket_verifies_and_is_ingested()
    {
        await using var moto = await MotoServer.StartAsync(Cancel);
        Assert.SkipWhen(moto is null, MotoServer.Absent);
        using var http = new HttpClient();
        await MakeBucketAsync(http, moto.Url);
        var settings = new Dictionary<string, string>
        {
            ["RINGFENCE__Recording__Archive__To"] = Place,
            ["RINGFENCE__Recording__Archive__Endpoint"] = moto.Url.ToString(),
            ["RINGFENCE__Recording__Archive__Every"] = "00:00:00.050",
            ["RINGFENCE__Recording__Archive__RetainDays"] = "2192",
        };
        await using var boundary = await SplitBoundary.StartAsync("archivist", settings: settings);
        for (var process = 0; process < 3; process++)
        {
            await CallAsync(boundary, http, 4);
            await boundary.Gateway.KillAsync();
            Assert.True(await VerifyAsync(moto.Url) <= 8 * (process + 1), boundary.Gateway.Tail);
            await boundary.StartGatewayAsync();
        }

        await CallAsync(boundary, http, 4);
        Assert.Equal(0, await boundary.Gateway.StopAsync());

        Assert.Equal(32, await VerifyAsync(moto.Url));
        Assert.Equal(16, await IngestAsync(moto.Url));
        await AssertLockedAsync(http, moto.Url);
    }

    private static async Task MakeBucketAsync(HttpClient http, Uri moto)
    {
        using var make = new HttpRequestMessage(HttpMethod.Put, new Uri(moto, "/clinic-ledger"));
        make.Headers.Add("x-amz-bucket-object-lock-enabled", "true");
        using var made = await http.SendAsync(make, Cancel);
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync(Cancel));
    }

    private static async Task CallAsync(SplitBoundary boundary, HttpClient http, int count)
    {
        for (var call = 0; call < count; call++)
        {
            using var answer = await DoorCall
                .Named("converse")
                .SendAsync(http, boundary.Http1, boundary.Http2, boundary.Token, "Good morning.", Cancel);
            Assert.True(
                answer.IsSuccessStatusCode,
                $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Cancel)}\n{boundary.Gateway.Tail}"
            );
        }
    }

    /// <summary>Entries of the ledger in the bucket, which verifies; 0 while there is no checkpoint.</summary>
    private static async Task<long> VerifyAsync(Uri moto)
    {
        var (exitCode, output) = await RunAsync("ledger", "verify", Place, "--endpoint", $"{moto}", "--format", "json");
        Assert.True(exitCode == 0, output);
        return Answer(output).GetProperty("published").GetInt64();
    }

    /// <summary>Calls that a store learns of from the bucket: two entries make one.</summary>
    private static async Task<long> IngestAsync(Uri moto)
    {
        using var scratch = new ScratchDirectory();
        var (exitCode, output) = await RunAsync(
            "trail",
            "ingest",
            Place,
            "--endpoint",
            $"{moto}",
            "--store",
            scratch.In("evidence.db"),
            "--format",
            "json"
        );
        Assert.True(exitCode == 0, output);
        return Answer(output).GetProperty("new").GetInt64();
    }

    private static async Task AssertLockedAsync(HttpClient http, Uri moto)
    {
        using var checkpoint = await AskAsync(http, HttpMethod.Head, moto, "checkpoint");
        Assert.True(checkpoint.IsSuccessStatusCode, $"{checkpoint}");
        Assert.Equal(["COMPLIANCE"], checkpoint.Headers.GetValues("x-amz-object-lock-mode"));
        var version = Assert.Single(checkpoint.Headers.GetValues("x-amz-version-id"));
        using var gone = await AskAsync(http, HttpMethod.Delete, moto, $"checkpoint?versionId={version}");
        Assert.Equal(HttpStatusCode.Forbidden, gone.StatusCode);
        using var still = await AskAsync(http, HttpMethod.Head, moto, $"checkpoint?versionId={version}");
        Assert.True(still.IsSuccessStatusCode, $"{still}");
    }

    // The emulator looks for an identity and not at the signature.
    private static async Task<HttpResponseMessage> AskAsync(HttpClient http, HttpMethod method, Uri moto, string file)
    {
        using var ask = new HttpRequestMessage(method, new Uri(moto, $"/clinic-ledger/ledger/cell-1/{file}"));
        ask.Headers.TryAddWithoutValidation(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261129/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0"
        );
        return await http.SendAsync(ask, Cancel);
    }

    // What is for people stands before it, on standard error.
    private static JsonElement Answer(string output) =>
        JsonElement.Parse(output[output.IndexOf('{', StringComparison.Ordinal)..(output.LastIndexOf('}') + 1)]);

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var running = Cli.Start(
            new Dictionary<string, string>
            {
                ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE",
                ["AWS_SECRET_ACCESS_KEY"] = "secret",
            },
            arguments
        );
        var exitCode = await running.ExitAsync();
        return (exitCode, running.Output);
    }
}
