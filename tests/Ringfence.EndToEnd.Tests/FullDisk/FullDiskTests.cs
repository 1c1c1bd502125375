using System.Text.Json;
using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.FullDisk;

public sealed class FullDiskTests
{
    /// <summary>A file system where one can be mounted, and a limit on files, which anyone can set.</summary>
    public static TheoryData<string> Disks =>
        SmallFileSystem.CanMount ? ["a full file system", "a file that may not grow"] : ["a file that may not grow"];

    [Theory]
    [MemberData(nameof(Disks))]
    public async Task Calls_are_refused_while_the_disk_is_full_and_served_when_it_is_not(string kind)
    {
        using var disk = Make(kind);
        await using var boundary = await SplitBoundary.StartAsync("patient-caller", disk.Ledger);
        using var http = new HttpClient();
        Assert.Equal(200, await StatusAsync(boundary, http));

        await disk.FillAsync(boundary.Gateway);
        await UntilAsync(boundary, http, status: 503);
        await AssertRefusedAsync(boundary, http);

        await disk.EmptyAsync(boundary.Gateway);
        await UntilAsync(boundary, http, status: 200);
        Assert.Equal(200, (await boundary.ReadinessAsync())!.Status);
        await AssertWholeAsync(boundary);
    }

    [Fact]
    public async Task A_stream_whose_end_cannot_be_recorded_does_not_end_cleanly()
    {
        using var disk = new FileSizeLimit();
        await using var boundary = await SplitBoundary.StartAsync("streaming-caller");
        using var http = new HttpClient();
        const string Prompt = "Tell a story. [[local: words=200; chunks=100; chunk-delay=10ms]]";

        using var response = await DoorCall
            .Named("messages-stream")
            .SendAsync(http, boundary.Http1, boundary.Http2, boundary.Token, Prompt);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var first = await reader.ReadLineAsync();
        await disk.FillAsync(boundary.Gateway);
        var rest = await reader.ReadToEndAsync();

        Assert.Equal("event: message_start", first);
        Assert.DoesNotContain("message_stop", rest, StringComparison.Ordinal);
        Assert.Contains("event: error", rest, StringComparison.Ordinal);
        await disk.EmptyAsync(boundary.Gateway);
        var call = await Eventually.GetAsync(
            () => boundary.Record.Of("streaming-caller") is [{ IsPair: true } only] ? only : null,
            "the entry that was owed",
            () => boundary.Gateway.Tail
        );
        Assert.Equal("RecordNotDurable", call.Answered!.Error);
    }

    private static ISmallDisk Make(string kind) =>
        kind == "a full file system" ? new SmallFileSystem() : new FileSizeLimit();

    private static async Task<int> StatusAsync(SplitBoundary boundary, HttpClient http)
    {
        using var response = await DoorCall
            .Named("converse")
            .SendAsync(http, boundary.Http1, boundary.Http2, boundary.Token, "Say hello.");
        return (int)response.StatusCode;
    }

    // A journal's last block may have room for a few more entries; the disk is full for it when a call is refused.
    private static Task UntilAsync(SplitBoundary boundary, HttpClient http, int status) =>
        Eventually.GetAsync(
            async () => await StatusAsync(boundary, http) == status ? boundary : null,
            $"a call with status {status}",
            () => boundary.Gateway.Tail
        );

    private static async Task AssertRefusedAsync(SplitBoundary boundary, HttpClient http)
    {
        var before = await boundary.ArrivalsAsync();
        foreach (var call in DoorCall.All)
        {
            using var response = await call.SendAsync(
                http,
                boundary.Http1,
                boundary.Http2,
                boundary.Token,
                "Say hello."
            );
            var body = await response.Content.ReadAsStringAsync();

            Assert.True((int)response.StatusCode == 503, $"{call.Name}: {(int)response.StatusCode} {body}");
            var error = JsonElement.Parse(body);
            var type = error.TryGetProperty("error", out var inner)
                ? inner.GetProperty("type").GetString()
                : response.Headers.GetValues("x-amzn-errortype").Single();
            Assert.Contains(
                type,
                ["ServiceUnavailableException", "overloaded_error", "server_error"],
                StringComparer.Ordinal
            );
            Assert.Contains("record", body, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(before.Count, (await boundary.ArrivalsAsync()).Count);
        var readiness = await boundary.ReadinessAsync();
        Assert.Equal(503, readiness!.Status);
        Assert.Contains("\"ledger\"", readiness.Body, StringComparison.Ordinal);
    }

    private static async Task AssertWholeAsync(SplitBoundary boundary)
    {
        var (exitCode, report) = await Cli.RunAsync("ledger", "verify", boundary.LedgerDirectory, "--format", "json");
        Assert.True(exitCode == 0, report);
        var asked = boundary
            .Record.All()
            .Where(call => call.Asked is not null)
            .Select(call => call.RequestId)
            .ToHashSet();
        Assert.All(await boundary.ArrivalsAsync(), arrival => Assert.Contains(arrival.RequestId, asked));
        await Eventually.GetAsync(
            () => boundary.Record.All().All(call => call.Answered is not null) ? boundary : null,
            "every answer that was owed",
            () => boundary.Gateway.Tail
        );
    }
}
