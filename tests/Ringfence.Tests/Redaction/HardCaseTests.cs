using Ringfence.Redaction;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Redaction;

/// <summary>Over three hundred lines written by hand: every kind in hard forms, and as many lines in which nothing may be found.</summary>
public class HardCaseTests
{
    private static readonly Redactor Redactor = new();

    public static TheoryData<string> Identifiers => [.. Lines("identifiers.txt")];

    public static TheoryData<string> Traps => [.. Lines("traps.txt")];

    [Theory]
    [MemberData(nameof(Identifiers))]
    public void Each_identifier_is_covered_whole(string line)
    {
        var marked = line[(line.IndexOf(" | ", StringComparison.Ordinal) + 3)..];
        var start = marked.IndexOf('«', StringComparison.Ordinal);
        var end = marked.IndexOf('»', StringComparison.Ordinal) - 1;
        var text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        var spans = Redactor.Scan(text, Redactor.Names(text));
        var bare = Enumerable
            .Range(start, end - start)
            .Where(at => char.IsLetterOrDigit(text[at]) && !spans.Any(span => span.Start <= at && at < span.End))
            .Select(at => text[at]);
        Assert.Empty(bare);
        Assert.Contains(spans, span => span.Start < end && start < span.End);
    }

    [Theory]
    [MemberData(nameof(Traps))]
    public void A_trap_does_not_fire(string line) => Assert.Empty(Redactor.Scan(line, Redactor.Names(line)));

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(Repository.Root, "tests/Ringfence.Tests/Redaction/Cases", file))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Replace('⏎', '\n'));
}
