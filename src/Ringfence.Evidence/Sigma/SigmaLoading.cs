using Ringfence.Evidence.Integrity;
using YamlDotNet.RepresentationModel;

namespace Ringfence.Evidence.Sigma;

/// <summary>Reading a directory of rules, document by document.</summary>
internal sealed class SigmaLoading
{
    private readonly List<SigmaRule> _rules = [];
    private readonly HashSet<SigmaRule> _silent = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SigmaRule, (SigmaAggregation, TimeSpan)> _aggregations = new(
        ReferenceEqualityComparer.Instance
    );
    private readonly List<(string File, YamlMappingNode Document)> _later = [];
    private readonly List<SigmaCorrelation> _correlations = [];
    private readonly List<SigmaRefusal> _refused = [];

    public void File(string path, string name)
    {
        IReadOnlyList<YamlMappingNode> documents;
        try
        {
            documents = SigmaYaml.Documents(path);
        }
        catch (SigmaUnsupportedException error)
        {
            _refused.Add(new(name, "", error.Message));
            return;
        }

        foreach (var document in documents)
        {
            Try(name, document, () => Document(name, document));
        }
    }

    public SigmaRules End()
    {
        foreach (var (file, document) in _later)
        {
            Try(file, document, () => _correlations.Add(SigmaCorrelating.Read(file, document, _rules, _silent)));
        }

        return new(_rules, _silent, _aggregations, _correlations, _refused);
    }

    private void Try(string file, YamlMappingNode document, Action read)
    {
        try
        {
            read();
        }
        catch (SigmaUnsupportedException error)
        {
            _refused.Add(new(file, document.Text("title") ?? "", error.Message));
        }
    }

    private void Document(string file, YamlMappingNode document)
    {
        if (document.Find("action") is not null)
        {
            throw new SigmaUnsupportedException("a collection (`action`): write its rules out, a document each");
        }

        if (document.Find("filter") is not null && document.Find("detection") is null)
        {
            throw new SigmaUnsupportedException("a filter for other rules: write its condition into them");
        }

        if (document.Find("correlation") is not null)
        {
            _later.Add((file, document));
            return;
        }

        if (document.Find("detection") is not YamlMappingNode detection)
        {
            throw new SigmaUnsupportedException("it has no detection");
        }

        Source(document);
        var read = SigmaSelections.Read(detection);
        var rule = new SigmaRule(
            file,
            document.Text("id") ?? Path.GetFileNameWithoutExtension(file),
            document.Text("name") ?? "",
            document.Text("title") ?? Path.GetFileNameWithoutExtension(file),
            Level(document),
            Attack(document),
            (document.Text("description") ?? "").Trim(),
            Next(document),
            read.Test
        );
        if (read.Aggregation is { } asked)
        {
            _aggregations[rule] = (
                asked,
                SigmaYaml.Span(
                    detection.Text("timeframe")
                        ?? throw new SigmaUnsupportedException("an aggregation without a timeframe")
                )
            );
        }

        _rules.Add(rule);
    }

    // CloudTrail's events are all that rules are run over.
    private static void Source(YamlMappingNode document)
    {
        var source = document.Find("logsource") as YamlMappingNode;
        var (product, service) = (source?.Text("product"), source?.Text("service"));
        if (product != "aws" || service is not (null or "cloudtrail"))
        {
            throw new SigmaUnsupportedException(
                $"its log source is {string.Join(' ', new[] { product, source?.Text("category"), service }.OfType<string>()) switch { "" => "not said", var said => said }}; rules of product aws, service cloudtrail are run"
            );
        }

        if (
            source?.Text("definition") is { Length: > 0 } definition
            && definition.Contains("GuardDuty", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new SigmaUnsupportedException($"it needs '{definition}'");
        }
    }

    internal static Severity Level(YamlMappingNode document) =>
        document.Text("level") switch
        {
            "critical" => Severity.Critical,
            "high" => Severity.High,
            "medium" or null => Severity.Medium,
            "low" or "informational" => Severity.Low,
            var level => throw new SigmaUnsupportedException($"the level '{level}'"),
        };

    internal static string Attack(YamlMappingNode document) =>
        string.Join(
            ", ",
            document
                .Texts("tags")
                .Where(tag =>
                    tag.StartsWith("attack.t", StringComparison.OrdinalIgnoreCase)
                    && tag.Length > 8
                    && char.IsDigit(tag[8])
                )
                .Select(tag => tag[7..].ToUpperInvariant())
        );

    internal static string Next(YamlMappingNode document)
    {
        var innocent = document
            .Texts("falsepositives")
            .Where(text => !text.Equals("unknown", StringComparison.OrdinalIgnoreCase) && text.Length > 0)
            .ToList();
        return innocent.Count > 0
            ? $"rule out: {string.Join(" ", innocent)}"
            : "blast of the principal; timeline of the person";
    }
}
