using System.Text;
using Ringfence.Controls;
using Ringfence.Controls.Facts;
using Ringfence.Posture;
using Ringfence.Posture.Readers;

namespace Ringfence.Tests.Posture;

/// <summary>A control of the tests' own, which tells what it sees.</summary>
internal sealed class ValueIsRight() : ResourceControl("Test::Thing::Seen")
{
    public override string Title => "The value is right";
    public override string Why => "For tests.";
    public override Severity Severity => Severity.High;
    public override IReadOnlyList<Citation> Cites => [];
    public override Construction Build => Construction.Set("Value", "right");

    public override Verdict Check(Resource resource) =>
        Verdict.Property("Value", resource["Value"], resource["Value"].Is("right"), "right");
}

/// <summary>Audits of texts.</summary>
internal static class Audits
{
    public static InputFile File(string text, string name = "t.json") =>
        new(name, Named: true) { Content = Encoding.UTF8.GetBytes(text) };

    public static AuditRun Run(params string[] texts) =>
        Auditor.Run(
            [.. texts.Select((text, at) => File(text, $"t{at}.json"))],
            new AuditOptions { Controls = [new ValueIsRight()] }
        );

    /// <summary>What a text of YAML or JSON makes of <c>Resources.Subject.Properties.Value</c>.</summary>
    public static PropertyValue Value(string text, Dictionary<string, PropertyValue>? parameters = null)
    {
        PropertyValue? seen = null;
        var run = Auditor.Run(
            [File(text)],
            new AuditOptions
            {
                Controls = [new Watching(resource => seen = resource["Value"])],
                Parameters = parameters ?? [],
            }
        );
        return seen ?? throw new InvalidOperationException(run.Files[0].Error ?? "nothing seen");
    }

    /// <summary>A template in YAML whose subject has one value.</summary>
    public static string Subject(string value, string rest = "") =>
        $"{rest}\nResources:\n  Other: {{Type: 'AWS::S3::Bucket'}}\n  Subject:\n    Type: Test::Thing::Watched\n    Properties:\n      Value: {value}\n";

    private sealed class Watching(Action<Resource> watch) : ResourceControl("Test::Thing::Watched")
    {
        public override string Title => "";
        public override string Why => "";
        public override Severity Severity => Severity.Low;
        public override IReadOnlyList<Citation> Cites => [];
        public override Construction Build => Construction.Practised("tests");

        public override Verdict Check(Resource resource)
        {
            watch(resource);
            return Verdict.Pass("seen");
        }
    }
}
