using Ringfence.Posture;
using Ringfence.Posture.Waivers;

namespace Ringfence.Tests.Posture.Waivers;

public sealed class WaiverTests : IDisposable
{
    private const string Control = "bucket-has-versioning";
    private static readonly DateOnly Today = new(2026, 11, 28);
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void One_in_date_sets_its_Fail_aside_and_says_who_accepted_it()
    {
        var run = Waived("expires: 2027-01-31", "resource: Lo*");
        var finding = Assert.Single(run.Findings);
        Assert.Equal(FindingVerdict.Waived, finding.Verdict);
        Assert.Equal("j.abara until 2027-01-31: a test bucket", finding.WaivedBy);
    }

    [Fact]
    public void One_past_its_date_covers_nothing_and_is_a_finding_itself()
    {
        var run = Waived("expires: 2026-11-27", "");
        Assert.Equal(2, run.Count(FindingVerdict.Fail));
        var expired = Assert.Single(run.Findings, finding => finding.Control.Id == "waiver-is-in-force");
        Assert.Contains("ended on 2026-11-27", expired.Reason);
        Assert.Equal(2, expired.Place!.Line);
    }

    [Fact]
    public void One_that_nothing_needs_is_a_finding()
    {
        var run = Waived("expires: 2027-01-31", "resource: Another");
        Assert.Equal(2, run.Count(FindingVerdict.Fail));
        Assert.Contains(
            run.Findings,
            finding => finding.Reason.StartsWith("Nothing that was audited needs", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Every_problem_is_told_at_once_with_its_line()
    {
        File.WriteAllText(_file, "waivers:\n  - control: no-such-control\n    expires: soon\n    colour: red\n  - 7\n");
        Assert.Empty(WaiverFile.Read(_file, out var problems));
        Assert.Equal(6, problems.Count);
        Assert.Contains(problems, problem => problem.Contains(":4: 'colour'", StringComparison.Ordinal));
        Assert.Contains(
            problems,
            problem => problem.Contains("there is no control 'no-such-control'", StringComparison.Ordinal)
        );
        Assert.Contains(problems, problem => problem.Contains(":5: a waiver is a map", StringComparison.Ordinal));
    }

    [Fact]
    public void Json_is_read_too()
    {
        File.WriteAllText(_file, $$"""[{"control":"{{Control}}","reason":"r","owner":"o","expires":"2027-01-31"}]""");
        Assert.Equal("*", Assert.Single(WaiverFile.Read(_file, out var problems)).Resource);
        Assert.Empty(problems);
    }

    private AuditRun Waived(params string[] fields)
    {
        File.WriteAllText(
            _file,
            $"waivers:\n  - control: {Control}\n    reason: a test bucket\n    owner: j.abara\n"
                + string.Concat(fields.Where(field => field.Length > 0).Select(field => $"    {field}\n"))
        );
        var waivers = WaiverFile.Read(_file, out var problems);
        Assert.Empty(problems);
        return WaivedRun.Apply(Reported.Run(Control), waivers, _file, Today);
    }
}
