using System.Text.Json;
using System.Text.Json.Nodes;
using Ringfence.Controls;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Tests.Posture;

/// <summary>The answers about a policy do not change with the way in which it is written.</summary>
public class PolicyLaws
{
    private static readonly string[] Actions =
    [
        "s3:GetObject",
        "s3:Put*",
        "s3:*",
        "*",
        "kms:Decrypt",
        "bedrock:Invoke?odel*",
    ];
    private static readonly string[] Resources = ["*", "arn:aws:s3:::a/*", "arn:aws:s3:::b", "arn:aws:kms:*:*:key/*"];
    private static readonly string[] Probes =
    [
        "s3:GetObject",
        "s3:PutObject",
        "s3:*",
        "kms:Decrypt",
        "bedrock:InvokeModel",
        "*",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Equivalent_spellings_have_the_same_answers(int seed)
    {
        var random = new Random(seed);
        var policy = new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonArray([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Statement(random))]),
        };
        var expected = Answers(Read(policy));
        for (var turn = 0; turn < 8; turn++)
        {
            var other = Respelt(policy, random);
            Assert.Equal(expected, Answers(Read(other)));
            Assert.Equal(expected, Answers(PolicyDocument.Read(PropertyValue.Of(other.ToJsonString()))));
        }
    }

    private static JsonNode Statement(Random random)
    {
        var statement = new JsonObject { ["Effect"] = random.Next(2) == 0 ? "Allow" : "Deny" };
        statement[random.Next(5) == 0 ? "NotAction" : "Action"] = List(random, Actions);
        statement[random.Next(6) == 0 ? "NotResource" : "Resource"] = List(random, Resources);
        if (random.Next(2) == 0)
        {
            statement["Principal"] =
                random.Next(2) == 0
                    ? "*"
                    : new JsonObject { ["AWS"] = List(random, ["*", "arn:aws:iam::111122223333:root"]) };
        }

        if (random.Next(2) == 0)
        {
            statement["Condition"] = new JsonObject { ["Bool"] = new JsonObject { ["aws:SecureTransport"] = "false" } };
        }

        return statement;
    }

    private static JsonArray List(Random random, string[] choices) =>
        new([.. choices.Where(_ => random.Next(3) == 0).DefaultIfEmpty(choices[0]).Select(text => (JsonNode)text)]);

    private static JsonObject Respelt(JsonObject policy, Random random)
    {
        var statements = policy["Statement"]!
            .AsArray()
            .Select(statement => Respelt(statement!.AsObject(), random, true))
            .ToList();
        return new JsonObject
        {
            ["Statement"] =
                statements.Count == 1 && random.Next(2) == 0 ? statements[0] : new JsonArray([.. statements]),
            ["Version"] = "2012-10-17",
        };
    }

    private static JsonNode Respelt(JsonObject map, Random random, bool statement)
    {
        var written = new JsonObject();
        foreach (var (name, value) in map.OrderBy(_ => random.Next()))
        {
            var key =
                !statement && name.StartsWith("aws:", StringComparison.Ordinal) && random.Next(2) == 0
                    ? name.ToUpperInvariant()
                    : name;
            written[key] = value switch
            {
                JsonObject inner => Respelt(inner, random, false),
                JsonArray list => Respelt(list, name, random),
                _ => random.Next(2) == 0 && name is not ("Effect" or "Principal")
                    ? new JsonArray(value!.DeepClone())
                    : value!.DeepClone(),
            };
        }

        return written;
    }

    private static JsonNode Respelt(JsonArray list, string name, Random random)
    {
        var items = list.Select(item =>
                name is "Action" or "NotAction" && random.Next(2) == 0
                    ? (JsonNode)((string)item!).ToUpperInvariant()
                    : item!.DeepClone()
            )
            .OrderBy(_ => random.Next())
            .ToList();
        return items.Count == 1 && random.Next(2) == 0 ? items[0] : new JsonArray([.. items]);
    }

    private static PolicyDocument Read(JsonObject policy)
    {
        using var json = JsonDocument.Parse(policy.ToJsonString());
        return PolicyDocument.Read(PropertyValue.Of(json.RootElement));
    }

    private static string Answers(PolicyDocument policy)
    {
        var answers = new List<Truth> { policy.IsKnown };
        foreach (var probe in Probes)
        {
            answers.Add(policy.Any(each => (Truth)each.Allows & each.Actions.Covers(probe)));
            answers.Add(policy.Any(each => (Truth)each.Denies & each.Actions.Touches(probe)));
            answers.Add(
                policy.Any(each => each.Actions.Covers(probe) & each.Resources.IsEverything & each.IsUnconditional)
            );
        }

        answers.Add(policy.Any(each => each.Principals.IsEveryone));
        answers.Add(policy.Any(each => each.On("aws:securetransport").Any()));
        return string.Join(' ', answers);
    }
}
