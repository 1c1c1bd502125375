using System.Text.Json.Nodes;
using Ringfence.Posture.Live.Direct;

namespace Ringfence.Posture.Live;

/// <summary>The IAM policy that collecting needs and nothing beyond: it reads settings, never objects, secrets or prompts.</summary>
public static class LeastPrivilege
{
    /// <summary>The policy document. Its second statement is AWS's own SecurityAudit, cut down to the services that are read: whoever attaches that managed policy needs the first alone.</summary>
    public static JsonObject Policy()
    {
        var reads = Reads();
        var own = new SortedSet<string>(StringComparer.Ordinal)
        {
            "cloudformation:GetResource",
            "cloudformation:ListResources",
            "ec2:DescribeRegions",
            "sts:GetCallerIdentity",
        };
        var needed = ListedTypes
            .All.SelectMany(type => type.Actions)
            .Concat(Naming.Actions.Values)
            .Concat(DirectTypes.All.SelectMany(type => type.Actions));
        own.UnionWith(needed.Where(action => !reads.Any(read => Covers(read, action))));
        return new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonArray(Statement("RingfenceCollects", own), Statement("RingfenceReads", reads)),
        };
    }

    /// <summary>Whether an action with wildcards at its end covers another.</summary>
    internal static bool Covers(string pattern, string action) =>
        pattern.EndsWith('*')
            ? action.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
            : pattern.Equals(action, StringComparison.OrdinalIgnoreCase);

    private static JsonObject Statement(string sid, IEnumerable<string> actions) =>
        new()
        {
            ["Sid"] = sid,
            ["Effect"] = "Allow",
            ["Action"] = new JsonArray([.. actions.Select(each => (JsonNode)each)]),
            ["Resource"] = "*",
        };

    private static List<string> Reads()
    {
        using var stream = typeof(LeastPrivilege).Assembly.GetManifestResourceStream("read-actions.txt")!;
        using var text = new StreamReader(stream);
        var actions = new List<string>();
        while (text.ReadLine() is { } line)
        {
            if (line[0] != '#')
            {
                var words = line.Split(' ');
                actions.AddRange(words.Skip(1).Select(action => $"{words[0]}:{action}"));
            }
        }

        return actions;
    }
}
