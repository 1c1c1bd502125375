namespace Ringfence.Aws.Signing;

/// <summary>Path and query of a canonical request, from the target as it is on the wire.</summary>
internal static class CanonicalUri
{
    /// <summary>
    /// Adds the path. Every service but S3 normalises it (no empty, <c>.</c> or <c>..</c> segments) and encodes it once more, so that
    /// <c>%3A</c> becomes <c>%253A</c> and a literal <c>:</c> becomes <c>%3A</c>.
    /// </summary>
    public static void AddPath(ref CanonicalText to, ReadOnlySpan<char> path, bool isS3)
    {
        if (path.IsEmpty)
        {
            to.Add((byte)'/');
        }
        else if (isS3)
        {
            to.Add(path);
        }
        else if (path.Contains("//", StringComparison.Ordinal) || path.Contains("/.", StringComparison.Ordinal))
        {
            to.AddEncoded(Normalised(path), PercentEncoding.UnreservedOrSlash);
        }
        else
        {
            to.AddEncoded(path, PercentEncoding.UnreservedOrSlash);
        }
    }

    /// <summary>Adds the query: each name and value encoded anew, sorted by name, then by value.</summary>
    public static void AddQuery(ref CanonicalText to, ReadOnlySpan<char> query)
    {
        if (query.IsEmpty)
        {
            return;
        }

        List<(string Name, string Value)> pairs = [];
        foreach (var range in query.Split('&'))
        {
            var part = query[range];
            if (part.IsEmpty)
            {
                continue;
            }

            var equals = part.IndexOf('=');
            pairs.Add(
                equals < 0 ? (EncodedAnew(part), "") : (EncodedAnew(part[..equals]), EncodedAnew(part[(equals + 1)..]))
            );
        }

        pairs.Sort(
            static (a, b) =>
                string.CompareOrdinal(a.Name, b.Name) is var byName && byName != 0
                    ? byName
                    : string.CompareOrdinal(a.Value, b.Value)
        );
        for (var i = 0; i < pairs.Count; i++)
        {
            if (i > 0)
            {
                to.Add((byte)'&');
            }

            to.Add(pairs[i].Name);
            to.Add((byte)'=');
            to.Add(pairs[i].Value);
        }
    }

    private static string EncodedAnew(ReadOnlySpan<char> part) =>
        PercentEncoding.Encode(PercentEncoding.TryDecode(part, out var decoded) ? decoded : part.ToString());

    private static string Normalised(ReadOnlySpan<char> path)
    {
        List<string> kept = [];
        foreach (var range in path.Split('/'))
        {
            switch (path[range])
            {
                case "" or ".":
                    break;
                case "..":
                    kept.RemoveRange(Math.Max(0, kept.Count - 1), Math.Min(1, kept.Count));
                    break;
                case var segment:
                    kept.Add(segment.ToString());
                    break;
            }
        }

        var end = kept.Count > 0 && path[^1] == '/' ? "/" : "";
        return "/" + string.Join('/', kept) + end;
    }
}
