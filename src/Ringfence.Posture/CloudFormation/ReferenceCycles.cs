using Ringfence.Posture.Intrinsics;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.CloudFormation;

/// <summary>Resources that wait for each other, which CloudFormation refuses. What stands in an <c>If</c> may not count and is left out.</summary>
internal static class ReferenceCycles
{
    // A template may be nothing but circles; that many are told, each by so many of its resources.
    private const int MostCircles = 20;
    private const int MostNames = 20;

    public static IEnumerable<SourceProblem> In(IReadOnlyList<ResourceDeclaration> resources) =>
        All(resources).Take(MostCircles);

    private static IEnumerable<SourceProblem> All(IReadOnlyList<ResourceDeclaration> resources)
    {
        var index = new Dictionary<string, int>(resources.Count, StringComparer.Ordinal);
        for (var at = 0; at < resources.Count; at++)
        {
            index[resources[at].LogicalId] = at;
        }

        var edges = new List<int>?[resources.Count];
        for (var at = 0; at < resources.Count; at++)
        {
            edges[at] = Edges(resources[at].Body, index);
        }

        // Depth first without recursion: 0 not seen, 1 on the way, 2 done.
        var state = new byte[resources.Count];
        var way = new Stack<Step>();
        for (var start = 0; start < resources.Count; start++)
        {
            if (state[start] == 0)
            {
                way.Push(new Step(start, 0));
            }

            while (way.TryPop(out var step))
            {
                var (node, next) = step;
                state[node] = 1;
                if (edges[node] is not { } targets || next == targets.Count)
                {
                    state[node] = 2;
                    continue;
                }

                way.Push(new Step(node, next + 1));
                var target = targets[next];
                if (state[target] == 0)
                {
                    way.Push(new Step(target, 0));
                }
                else if (state[target] == 1)
                {
                    yield return Problem(resources, way, target);
                }
            }
        }
    }

    private static SourceProblem Problem(IReadOnlyList<ResourceDeclaration> resources, Stack<Step> way, int target)
    {
        var names = way.Select(step => resources[step.Node].LogicalId)
            .TakeWhile(name => name != resources[target].LogicalId)
            .Reverse()
            .ToList();
        if (names.Count > MostNames)
        {
            var more = names.Count - MostNames;
            names.RemoveRange(MostNames, more);
            names.Add($"… {more:N0} more");
        }

        var at = resources[target];
        return new SourceProblem(
            $"resources wait for each other in a circle: {string.Join(" → ", [at.LogicalId, .. names, at.LogicalId])}",
            at.Line,
            at.Column
        );
    }

    private static List<int>? Edges(Node body, Dictionary<string, int> index)
    {
        List<int>? edges = null;
        foreach (var section in (Node?[])[body["Properties"], body["DependsOn"]])
        {
            if (section is not null)
            {
                Walk(section, section == body["DependsOn"]);
            }
        }

        return edges;

        void Add(string id)
        {
            if (index.TryGetValue(id, out var target))
            {
                (edges ??= []).Add(target);
            }
        }

        void Walk(Node node, bool names)
        {
            if (names && node.IsText)
            {
                Add(node.Text);
            }

            if (node.Members is [{ Name: "Fn::If" }])
            {
                return;
            }

            if (node.Members is [{ Name: "Ref" or "Fn::GetAtt" or "Fn::Sub" } call])
            {
                foreach (var id in Referred.By(call.Name, call.Value))
                {
                    Add(id);
                }
            }

            foreach (var member in node.Members)
            {
                Walk(member.Value, names);
            }

            foreach (var item in node.Items)
            {
                Walk(item, names);
            }
        }
    }

    private sealed record Step(int Node, int Next);
}
