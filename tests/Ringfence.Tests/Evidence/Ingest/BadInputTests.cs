using System.IO.Compression;
using System.Text;

namespace Ringfence.Tests.Evidence.Ingest;

/// <summary>What is broken is set aside with its place and a reason; what is whole around it is kept.</summary>
public class BadInputTests
{
    [Fact]
    public void A_truncated_gzip_keeps_what_is_whole()
    {
        using var world = new StoreWorld();
        var path = world.Write(
            "log.json.gz",
            StoreWorld.Trail(Enumerable.Range(0, 500).Select(number => StoreWorld.Event(number))),
            gzip: true
        );
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^300]);
        var report = world.Ingest();
        Assert.InRange(report.Events["cloudtrail"], 1, 499);
        Assert.Contains(report.SetAside, aside => aside.Reason.Contains("cut short", StringComparison.Ordinal));
    }

    [Fact]
    public void A_gzip_cut_between_lines_is_told_all_the_same()
    {
        using var world = new StoreWorld();
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(StoreWorld.Event(1) + "\n"));
        }

        world.Write("log.json.gz", zipped.ToArray().AsSpan()[..^8]);
        Assert.Single(world.Ingest().SetAside);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"eventVersion\":\"1.11\",\"eventID\":\"bad\",\"eventTime\":\"yesterday\"}")]
    [InlineData("{\"eventVersion\":\"1.11\",\"eventID\":\"bad\",\"eventTime\":\"9999-12-31T23:59:59Z\"}")]
    [InlineData("{\"eventVersion\":\"1.11\",\"eventID\":\"bad\",\"eventID\":\"worse\"}")]
    [InlineData("{\"eventVersion\":\"1.11\",\"eventName\":\"a\0b\",\"eventID\":\"bad\"}")]
    [InlineData("{\"eventVersion\":\"1.11\",\"eventID\":\"bad\",}")]
    [InlineData("{\"eventVersion\":\"1.11\",\"eventID\":\"\\ud800\"}")]
    [InlineData("{\"eventVersion\":\"1.11\",\"eventID\":")]
    [InlineData("{\"eventVersion\":\"1.11\",\"eventID\":\"unbalanced}")]
    [InlineData("{\"something\":\"else\"}")]
    public void A_broken_line_is_set_aside_and_its_neighbours_are_kept(string line)
    {
        using var world = new StoreWorld();
        world.Write("log.json", $"{StoreWorld.Event(1)}\n{line}\n{StoreWorld.Event(2)}\n");
        var report = world.Ingest();
        Assert.Equal(["e-1", "e-2"], world.Ask("SELECT event_id FROM event ORDER BY 1"));
        var aside = Assert.Single(report.SetAside);
        Assert.Equal(StoreWorld.Event(1).Length + 1, aside.Offset);
        Assert.NotEmpty(aside.Reason);
    }

    [Fact]
    public void A_broken_event_within_Records_is_set_aside_and_its_neighbours_are_kept()
    {
        using var world = new StoreWorld();
        world.Write(
            "log.json",
            StoreWorld.Trail(
                StoreWorld.Event(1),
                "{\"eventVersion\":\"1.11\",,}",
                "{\"eventVersion\":\"1.11\",\"x\":{",
                StoreWorld.Event(2)
            )
        );
        var report = world.Ingest();
        Assert.Equal(["e-1", "e-2"], world.Ask("SELECT event_id FROM event ORDER BY 1"));
        Assert.Equal(2, report.SetAside.Count);
    }

    [Theory]
    [InlineData("[{0},{1},{2}]")]
    [InlineData("{{\"Records\":[{0}, {1} , {2}]}}")]
    public void A_record_that_never_ends_takes_none_with_it_whatever_key_comes_first(string form)
    {
        using var world = new StoreWorld();
        string[] events =
        [
            .. Enumerable
                .Range(1, 3)
                .Select(number =>
                    StoreWorld
                        .Event(number)
                        .Replace("{\"eventVersion\"", "{\"awsRegion\":\"x\",\"eventVersion\"", StringComparison.Ordinal)
                        .Replace("\"awsRegion\":\"us-east-1\",", "", StringComparison.Ordinal)
                ),
        ];
        events[1] = events[1].Replace("\"Converse\"", "\"Conv", StringComparison.Ordinal);
        world.Write("log", string.Format(System.Globalization.CultureInfo.InvariantCulture, form, events));
        Assert.NotEmpty(world.Ingest().SetAside);
        Assert.Equal(["e-1", "e-3"], world.Ask("SELECT event_id FROM event ORDER BY 1"));
    }

    [Fact]
    public void Invalid_UTF_8_is_set_aside()
    {
        using var world = new StoreWorld();
        byte[] bad = [.. "{\"eventVersion\":\"1.11\",\"eventID\":\""u8, 0xc3, 0x28, .. "\"}\n"u8];
        world.Write("log.json", [.. bad, .. Encoding.UTF8.GetBytes(StoreWorld.Event(1))]);
        Assert.Contains("UTF-8", Assert.Single(world.Ingest().SetAside).Reason, StringComparison.Ordinal);
        Assert.Equal(["1"], world.Ask("SELECT count(*) FROM event"));
    }

    [Fact]
    public void UTF_16_is_set_aside_and_a_byte_order_mark_of_UTF_8_is_passed_over()
    {
        using var world = new StoreWorld();
        world.Write("a.json", [0xff, 0xfe, .. Encoding.Unicode.GetBytes(StoreWorld.Event(1))]);
        world.Write("b.json", [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(StoreWorld.Event(2))]);
        Assert.Contains("UTF-16", Assert.Single(world.Ingest().SetAside).Reason, StringComparison.Ordinal);
        Assert.Equal(["e-2"], world.Ask("SELECT event_id FROM event"));
    }

    [Fact]
    public void Nesting_ten_thousand_deep_is_set_aside()
    {
        using var world = new StoreWorld();
        var deep =
            $$"""{"eventVersion":"1.11","requestParameters":{{string.Concat(Enumerable.Repeat("{\"a\":", 10_000))}}1{{new string('}', 10_000)}}}""";
        world.Write("log.json", $"{StoreWorld.Event(1)}\n{deep}\n{StoreWorld.Event(2)}\n");
        Assert.Contains("nested", Assert.Single(world.Ingest().SetAside).Reason, StringComparison.Ordinal);
        Assert.Equal(["2"], world.Ask("SELECT count(*) FROM event"));
    }

    [Fact]
    public void A_file_of_no_known_kind_is_told_once()
    {
        using var world = new StoreWorld();
        world.Write("notes.txt", string.Concat(Enumerable.Repeat("something\n", 50)));
        Assert.Single(world.Ingest().SetAside);
    }

    [Fact]
    public void An_empty_file_and_an_empty_log_are_nothing_to_tell()
    {
        using var world = new StoreWorld();
        world.Write("empty", "");
        world.Write("none.json", "{\"Records\":[]}");
        var report = world.Ingest();
        Assert.Empty(report.SetAside);
        Assert.Equal(2, report.Files);
    }

    [Theory]
    [InlineData("{\"Records\":[EVENT,")]
    [InlineData("[EVENT,")]
    [InlineData("[[[[[[[[")]
    public void A_file_cut_short_between_two_records_is_told(string content)
    {
        using var world = new StoreWorld();
        world.Write("log.json", content.Replace("EVENT", StoreWorld.Event(1), StringComparison.Ordinal));
        Assert.Contains("cut short", Assert.Single(world.Ingest().SetAside).Reason, StringComparison.Ordinal);
    }

    // Whichever of the two a reader takes, another takes the other.
    [Theory]
    [InlineData("\"arn\":\"arn:aws:iam::1:user/other\",\"arn\"", "\"arn\"")]
    [InlineData("\"principalId\":\"x\",\"principalId\"", "\"principalId\"")]
    [InlineData("\"modelId\":\"x\",\"modelId\"", "\"modelId\"")]
    [InlineData("\"sourceIdentity\":\"x\",\"sourceIdentity\"", "\"sourceIdentity\"")]
    public void A_key_within_an_event_that_stands_there_twice_sets_it_aside(string twice, string once)
    {
        using var world = new StoreWorld();
        var one = StoreWorld.Event(1);
        var at = one.IndexOf(once, StringComparison.Ordinal);
        world.Write("log.json", $"{one[..at]}{twice}{one[(at + once.Length)..]}\n{StoreWorld.Event(2)}\n");
        Assert.Contains("twice", Assert.Single(world.Ingest().SetAside).Reason, StringComparison.Ordinal);
        Assert.Equal(["e-2"], world.Ask("SELECT event_id FROM event"));
    }

    [Fact]
    public void A_model_named_by_its_id_and_by_its_name_is_named_once_each()
    {
        using var world = new StoreWorld();
        world.Write(
            "log.json",
            StoreWorld
                .Event(1)
                .Replace("{\"modelId\":", "{\"model\":\"a name of its own\",\"modelId\":", StringComparison.Ordinal)
        );
        Assert.Empty(world.Ingest().SetAside);
        Assert.Equal(["anthropic.claude"], world.Ask("SELECT model FROM event_v"));
    }

    [Theory]
    [InlineData("\"requestId\":\"r-9\",")]
    [InlineData("\"identity\":{\"arn\":\"arn:aws:iam::1:user/other\"},")]
    [InlineData("\"input\":{\"inputTokenCount\":1},")]
    public void A_key_of_an_invocation_that_stands_there_twice_sets_it_aside(string more)
    {
        using var world = new StoreWorld();
        const string Record =
            "\"schemaType\":\"ModelInvocationLog\",\"timestamp\":\"2026-06-11T00:00:00Z\",\"requestId\":\"r-1\",\"identity\":{\"arn\":\"arn:aws:iam::1:user/a\"},\"input\":{\"inputTokenCount\":2}";
        world.Write("log.json", $"{{{more}{Record}}}\n");
        Assert.Contains("twice", Assert.Single(world.Ingest().SetAside).Reason, StringComparison.Ordinal);
        Assert.Equal(["0"], world.Ask("SELECT count(*) FROM invocation"));
    }

    [Fact]
    public void A_link_back_and_a_pipe_do_not_hold_an_ingest_up()
    {
        using var world = new StoreWorld();
        world.Write("a/log.json", StoreWorld.Event(1));
        Directory.CreateDirectory(Path.Combine(world.Logs, "b"));
        File.CreateSymbolicLink(Path.Combine(world.Logs, "b", "back"), world.Logs);
        File.CreateSymbolicLink(Path.Combine(world.Logs, "b", "beside"), Path.Combine(world.Logs, "a"));
        using (var made = System.Diagnostics.Process.Start("mkfifo", Path.Combine(world.Logs, "pipe")))
        {
            made.WaitForExit();
        }

        var report = world.Ingest();
        Assert.Empty(report.SetAside);
        Assert.Equal((2, 1, 0), (report.Files, report.New, report.Repeated));
    }

    [Fact]
    public void What_a_link_leads_to_elsewhere_is_read()
    {
        using var world = new StoreWorld();
        using var other = new StoreWorld();
        other.Write("log.json", StoreWorld.Event(1));
        Directory.CreateDirectory(world.Logs);
        File.CreateSymbolicLink(Path.Combine(world.Logs, "elsewhere"), other.Logs);
        Assert.Equal(1, world.Ingest().New);
    }
}
