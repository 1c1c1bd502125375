using System.Text.Json.Nodes;
using Ringfence.Posture;

namespace Ringfence.Tests.Posture;

/// <summary>What holds for every template, shown on random ones. A seed that fails is printed and fails again.</summary>
public class ResolverLaws
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nothing_throws_whatever_is_written(int seed)
    {
        var random = new RandomTemplate(seed);
        for (var turn = 0; turn < 10; turn++)
        {
            var run = Audits.Run(random.Template(wild: true).ToJsonString());
            Assert.DoesNotContain(run.Findings, finding => finding.Reason.Contains("is broken"));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_no_longer_known_makes_no_new_Pass(int seed)
    {
        var random = new RandomTemplate(seed);
        for (var turn = 0; turn < 10; turn++)
        {
            var template = random.Template(wild: false);
            var before = Verdicts(template);
            foreach (var (_, parameter) in template["Parameters"]!.AsObject())
            {
                parameter!.AsObject().Remove("Default");
            }

            // A resource that was not there may pass; one that was judged otherwise may not.
            Assert.DoesNotContain(
                Verdicts(template),
                after =>
                    after.Value == FindingVerdict.Pass
                    && before.TryGetValue(after.Key, out var was)
                    && was != FindingVerdict.Pass
            );
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_same_template_gives_the_same_findings(int seed)
    {
        var text = new RandomTemplate(seed).Template(wild: true).ToJsonString();
        var (first, second) = (Audits.Run(text, text), Audits.Run(text, text));
        Assert.Equal(
            first.Findings.Select(finding => (finding.Verdict, finding.Reason, finding.Place)),
            second.Findings.Select(finding => (finding.Verdict, finding.Reason, finding.Place))
        );
    }

    private static Dictionary<string, FindingVerdict> Verdicts(JsonObject template) =>
        Audits
            .Run(template.ToJsonString())
            .Findings.ToDictionary(finding => finding.Resource!.LogicalId, finding => finding.Verdict);
}

/// <summary>Random templates; the same seed makes the same ones.</summary>
internal sealed class RandomTemplate(int seed)
{
    private static readonly string[] Names =
    [
        "P0",
        "P1",
        "P2",
        "R0",
        "R1",
        "R2",
        "AWS::Region",
        "AWS::NoValue",
        "None",
    ];
    private static readonly string[] Conditions = ["C0", "C1", "C2", "C9"];
    private static readonly string[] Texts =
    [
        "right",
        "wrong",
        "a,b",
        "right,wrong",
        "",
        "${P0}",
        "${R0.Arn}x${P1}",
        "${!x}",
        "{{resolve:ssm:/x}}",
        "K",
        "S",
    ];
    private readonly Random _random = new(seed);

    public JsonObject Template(bool wild)
    {
        var parameters = new JsonObject();
        foreach (var name in Names.Take(3))
        {
            parameters[name] = new JsonObject { ["Type"] = "String", ["Default"] = Pick("right", "wrong", "K") };
        }

        var conditions = new JsonObject();
        for (var at = 0; at < 3; at++)
        {
            conditions[$"C{at}"] = Condition(at, wild);
        }

        var resources = new JsonObject();
        for (var at = 0; at < 6; at++)
        {
            var resource = new JsonObject
            {
                ["Type"] = "Test::Thing::Seen",
                ["Properties"] = new JsonObject { ["Value"] = Value(0, wild) },
            };
            if (_random.Next(4) == 0)
            {
                resource["Condition"] = Pick(Conditions);
            }

            resources[$"R{at}"] = resource;
        }

        return new JsonObject
        {
            ["Parameters"] = parameters,
            ["Conditions"] = conditions,
            ["Mappings"] = JsonNode.Parse(
                """{"M":{"K":{"S":"right","T":"wrong"},"right":{"S":"right","T":"right"},"wrong":{"S":"wrong","T":"right"}}}"""
            ),
            ["Resources"] = resources,
            ["Outputs"] = new JsonObject
            {
                ["O"] = new JsonObject
                {
                    ["Value"] = Value(0, wild),
                    ["Export"] = new JsonObject { ["Name"] = "E" },
                },
            },
        };
    }

    private JsonNode Condition(int below, bool wild) =>
        _random.Next(6) switch
        {
            0 when below > 0 || wild => new JsonObject
            {
                ["Condition"] = wild ? Pick(Conditions) : $"C{_random.Next(below)}",
            },
            1 => Call("Fn::Not", Condition(below, wild)),
            2 => Call("Fn::And", Condition(below, wild), Condition(below, wild)),
            3 => Call("Fn::Or", Condition(below, wild), Condition(below, wild)),
            4 when wild => Value(2, wild),
            _ => Call("Fn::Equals", new JsonObject { ["Ref"] = Pick("P0", "P1", "P2") }, Pick("right", "wrong", "K")),
        };

    private JsonNode Value(int depth, bool wild)
    {
        if (depth > 4)
        {
            return Pick(Texts);
        }

        // The wild ones are also called with arguments that they do not take.
        if (wild && _random.Next(6) == 0)
        {
            return new JsonObject
            {
                [
                    Pick(
                        "Ref",
                        "Fn::GetAtt",
                        "Fn::Sub",
                        "Fn::Join",
                        "Fn::Select",
                        "Fn::Split",
                        "Fn::If",
                        "Fn::FindInMap",
                        "Fn::Cidr",
                        "Fn::Length",
                        "Fn::ForEach::X",
                        "Fn::Nothing",
                        "Fn::Equals",
                        "Fn::ToJsonString"
                    )
                ] = _random.Next(3) switch
                {
                    0 => Value(depth + 1, wild),
                    1 => new JsonArray(),
                    _ => Call("x", Value(depth + 1, wild), Value(depth + 1, wild))["x"]!.DeepClone(),
                },
            };
        }

        return _random.Next(14) switch
        {
            0 or 1 => new JsonObject { ["Ref"] = Pick(Names) },
            2 => Call("Fn::GetAtt", Pick("R0", "R1", "None"), "Arn"),
            3 => new JsonObject { ["Fn::Sub"] = Pick(Texts) },
            4 => Call("Fn::Join", ",", new JsonArray(Value(depth + 1, wild), Value(depth + 1, wild))),
            5 => Call("Fn::Select", _random.Next(3), Call("Fn::Split", ",", Value(depth + 1, wild))),
            6 or 7 or 8 => Call("Fn::If", Pick(Conditions), Value(depth + 1, wild), Value(depth + 1, wild)),
            9 => Call(
                "Fn::FindInMap",
                "M",
                wild ? Value(depth + 1, wild) : new JsonObject { ["Ref"] = Pick("P0", "P1", "P2") },
                Pick("S", "T")
            ),
            10 => new JsonObject { ["Fn::ImportValue"] = "E" },
            11 => new JsonArray(Value(depth + 1, wild)),
            _ => Pick(Texts),
        };
    }

    private static JsonObject Call(string function, params JsonNode?[] arguments) =>
        new() { [function] = new JsonArray([.. arguments]) };

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
