using System.Text;
using Ringfence.Posture;
using Ringfence.Posture.Readers;

namespace Ringfence.Tests.Posture;

public class ReaderTests
{
    private static string? Error(byte[] bytes) =>
        Auditor
            .Run(
                [new InputFile("bad", Named: true) { Content = bytes }],
                new AuditOptions { Controls = [new ValueIsRight()] }
            )
            .Files[0]
            .Error;

    private static string? Error(string text) => Error(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Places_are_those_of_the_file_in_JSON()
    {
        var run = Audits.Run(
            """
            {
              "Resources": {
                "Ä😀": {
                  "Type": "Test::Thing::Seen", "Properties": { "😀": 1, "Value": "wrong" }
                }
              }
            }
            """
        );
        var place = Assert.Single(run.Findings).Place!;
        Assert.Equal((4, 70), (place.Line, place.Column));
    }

    [Fact]
    public void Places_are_those_of_the_file_in_YAML()
    {
        var run = Audits.Run(
            "# a comment\nResources:\n  S:\n    Type: Test::Thing::Seen\n    Properties:\n      Value: !Sub wrong\n"
        );
        var place = Assert.Single(run.Findings).Place!;
        Assert.Equal((6, 14), (place.Line, place.Column));
        var bare = Audits.Run("Resources:\n  S:\n    Type: Test::Thing::Seen\n").Findings[0].Place!;
        Assert.Equal((2, 3), (bare.Line, bare.Column));
    }

    [Fact]
    public void Anchors_and_merge_keys_are_followed()
    {
        var run = Audits.Run(
            """
            Shared: &shared {Value: right}
            Resources:
              A: {Type: 'Test::Thing::Seen', Properties: *shared}
              B: {Type: 'Test::Thing::Seen', Properties: {<<: *shared}}
              C: {Type: 'Test::Thing::Seen', Properties: {<<: *shared, Value: wrong}}
            """
        );
        Assert.Equal(2, run.Count(FindingVerdict.Pass));
        Assert.Equal("C", run.Findings[0].Resource!.LogicalId);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("  \n", "is empty")]
    [InlineData("{\"Resources\": {\"A\": {\"Type\": \"AWS::S3::Bu", "ends before it is complete")]
    [InlineData("{\"Resources\": {\"A\": ", "line 1, column")]
    [InlineData("{\n\"Resources\": {},,}", "line 2, column 17")]
    [InlineData("{\"Resources\": {}, \"Resources\": {}}", "the name \"Resources\" stands twice")]
    [InlineData("Resources:\n  A: [1\n", "line 3")]
    [InlineData("Resources:\n  A: 1\n  A: 2\n", "line 3, column 3: the name \"A\" stands twice")]
    [InlineData("Resources: *none", "names no anchor")]
    [InlineData("{\"a\": 1}", "nothing that can be audited")]
    [InlineData("just a text", "nothing that can be audited")]
    [InlineData("Resources: {A: {Properties: {}}, B: {Type: 'AWS::S3::Bucket'}}", "resource A has no Type")]
    public void What_is_wrong_is_said_with_its_place(string text, string expected) =>
        Assert.Contains(expected, Error(text));

    [Fact]
    public void Binary_is_told_from_text()
    {
        Assert.Contains("NUL byte", Error([(byte)'{', 0, 1, 2]));
        Assert.Contains("UTF-16", Error([0xFF, 0xFE, (byte)'{', 0]));
        Assert.Contains("line 2, column 2: is not UTF-8", Error([(byte)'{', (byte)'\n', (byte)' ', 0xC3, 0x28]));
    }

    [Fact]
    public void Bombs_end_in_an_error()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var at = 1; at < 12; at++)
        {
            bomb.Append($"a{at}: &a{at} [{string.Join(", ", Enumerable.Repeat($"*a{at - 1}", 10))}]\n");
        }

        Assert.Contains("once its aliases are followed", Error(bomb + "Resources: {}\n"));
        Assert.Contains("nests deeper than 200", Error(new string('[', 100_000)));
        Assert.Contains("nests deeper than 200", Error("Resources: " + new string('[', 5_000)));
        Assert.Contains("nests deeper than 200", Error("{\"a\":" + string.Concat(Enumerable.Repeat("{\"a\":", 5_000))));
    }

    [Fact]
    public void A_long_chain_of_aliases_does_not_end_the_process()
    {
        var chain = new StringBuilder("a0: &a0 [x]\n");
        for (var at = 1; at < 900; at++)
        {
            chain.Append($"a{at}: &a{at} [*a{at - 1}]\n");
        }

        var run = Audits.Run(chain + "Resources: {S: {Type: 'Test::Thing::Seen', Properties: {Value: *a899}}}\n");
        Assert.Equal(FindingVerdict.Fail, Assert.Single(run.Findings).Verdict);
    }

    [Fact]
    public void A_bad_file_does_not_keep_the_others_from_being_audited()
    {
        var run = Audits.Run(
            "{\"Resources\": ",
            "Resources: {S: {Type: 'Test::Thing::Seen', Properties: {Value: right}}}"
        );
        Assert.NotNull(run.Files[0].Error);
        Assert.Null(run.Files[1].Error);
        Assert.Equal(FindingVerdict.Pass, Assert.Single(run.Findings).Verdict);
    }

    [Fact]
    public void Several_documents_are_several_templates()
    {
        var run = Audits.Run(
            "Resources: {S: {Type: 'Test::Thing::Seen'}}\n---\nResources: {T: {Type: 'Test::Thing::Seen'}}\n"
        );
        Assert.Equal(["S", "T"], run.Findings.Select(finding => finding.Resource!.LogicalId));
    }

    [Fact]
    public void A_module_is_unknown_once_with_what_would_show_it()
    {
        var run = Audits.Run(
            """{"Resources":{"Clinic":{"Type":"Clinic::Storage::Bucket::MODULE","Properties":{"Name":"a"}},"Seen":{"Type":"Test::Thing::Seen","Properties":{"Value":"right"}}}}"""
        );

        var unknown = Assert.Single(run.Findings, finding => finding.Verdict == FindingVerdict.Unknown);
        Assert.Equal(("module-is-shown", "Clinic"), (unknown.Control.Id, unknown.Resource!.LogicalId));
        Assert.Contains("--template-stage Processed", unknown.Reason);
    }
}
