using System.Text.Json;

namespace Ringfence.Gateway.Callers;

/// <summary>Finds a claim by its whole name, or by a dotted path through objects; names that contain dots are found either way.</summary>
internal static class ClaimPath
{
    public static bool TryFind(JsonElement claims, ReadOnlySpan<char> path, out JsonElement value)
    {
        value = default;
        if (path.IsEmpty || claims.ValueKind != JsonValueKind.Object)
        {
            return false;
        }
        if (claims.TryGetProperty(path, out value))
        {
            return true;
        }
        for (var dot = path.IndexOf('.'); dot > 0; dot = NextDot(path, dot))
        {
            if (claims.TryGetProperty(path[..dot], out var inner) && TryFind(inner, path[(dot + 1)..], out value))
            {
                return true;
            }
        }
        return false;
    }

    private static int NextDot(ReadOnlySpan<char> path, int dot) =>
        path[(dot + 1)..].IndexOf('.') is var next and >= 0 ? dot + 1 + next : -1;
}
