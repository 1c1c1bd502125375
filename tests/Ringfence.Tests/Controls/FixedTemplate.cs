using System.Text.Json.Nodes;
using Ringfence.Controls;
using Ringfence.Controls.Facts;

namespace Ringfence.Tests.Controls;

/// <summary>A template with a fix applied as its data says, without keeping its form.</summary>
internal static class FixedTemplate
{
    public static JsonObject Of(JsonObject template, string self, Fix fix)
    {
        var copy = (JsonObject)template.DeepClone();
        var resources = (JsonObject)copy["Resources"]!;
        foreach (var change in fix.Changes)
        {
            switch (change)
            {
                case AddResource added:
                    resources[added.LogicalId.Replace("$Self", self)] = Named(added.Body, self);
                    break;
                case SetProperty set:
                    Set(Body(resources, set.On ?? self), set.Path, Named(set.Value, self));
                    break;
                case RemoveProperty removed:
                    Remove(Body(resources, self), removed.Path);
                    break;
            }
        }

        return copy;
    }

    private static JsonObject Body(JsonObject resources, string id)
    {
        var body = (JsonObject)resources[id]!;
        body["Properties"] ??= new JsonObject();
        return body;
    }

    private static void Set(JsonObject body, string path, JsonNode value)
    {
        const string every = "[*]";
        if (path.IndexOf(every, StringComparison.Ordinal) is var at and > 0)
        {
            var list = Read(body, path[..at]) as JsonArray ?? [];
            for (var item = 0; item < list.Count; item++)
            {
                Set(body, $"{path[..at]}[{item}]{path[(at + every.Length)..]}", value);
            }

            return;
        }

        // A policy of one statement is written as a list before another joins it.
        if (path.EndsWith("[]", StringComparison.Ordinal) && Read(body, path[..^2]) is JsonObject single)
        {
            Paths.Write(body, path[..^2], new JsonArray(single.DeepClone()));
        }

        Paths.Write(body, path, value);
    }

    private static void Remove(JsonObject body, string path)
    {
        var steps = PropertyPath.Steps(path);
        JsonNode? at = body["Properties"];
        for (var step = 0; step < steps.Count - 1 && at is not null; step++)
        {
            at = steps[step][0] == '[' ? ((JsonArray)at)[int.Parse(steps[step][1..])] : ((JsonObject)at)[steps[step]];
        }

        (at as JsonObject)?.Remove(steps[^1]);
    }

    private static JsonNode? Read(JsonObject body, string path)
    {
        JsonNode? at = body["Properties"];
        foreach (var step in PropertyPath.Steps(path))
        {
            at = step[0] == '[' ? (at as JsonArray)?[int.Parse(step[1..])] : (at as JsonObject)?[step];
        }

        return at;
    }

    private static JsonNode Named(JsonNode node, string self) =>
        JsonNode.Parse(node.ToJsonString().Replace("$Self", self))!;
}
