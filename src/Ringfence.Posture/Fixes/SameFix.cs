using System.Text.Json.Nodes;
using Ringfence.Controls;

namespace Ringfence.Posture.Fixes;

/// <summary>Whether two fixes of one resource change the same to the same.</summary>
internal static class SameFix
{
    public static bool Is(Fix? one, Fix? other)
    {
        if (one is null || other is null || one.Changes.Count != other.Changes.Count || one.Changes.Count == 0)
        {
            return false;
        }

        for (var at = 0; at < one.Changes.Count; at++)
        {
            var same = (one.Changes[at], other.Changes[at]) switch
            {
                (SetProperty a, SetProperty b) => a.Path == b.Path
                    && a.On == b.On
                    && JsonNode.DeepEquals(a.Value, b.Value),
                (AddResource a, AddResource b) => a.LogicalId == b.LogicalId && JsonNode.DeepEquals(a.Body, b.Body),
                (RemoveProperty a, RemoveProperty b) => a.Path == b.Path,
                _ => false,
            };
            if (!same)
            {
                return false;
            }
        }

        return true;
    }
}
