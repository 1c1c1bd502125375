namespace Ringfence.Posture.Readers;

/// <summary>Reads a file's nodes, JSON or YAML as its content says.</summary>
internal static class Document
{
    /// <summary>The documents of a file; JSON has one.</summary>
    /// <exception cref="UnreadableException">It is neither.</exception>
    public static IReadOnlyList<Node> Read(ReadOnlyMemory<byte> bytes)
    {
        bytes = SourceText.Check(bytes);
        if (IsJson(bytes.Span))
        {
            return [JsonTree.Read(bytes.Span)];
        }

        if (bytes.Length > SourceText.MaxYamlBytes)
        {
            throw new UnreadableException(
                $"is {bytes.Length >> 20} MB of YAML; at most {SourceText.MaxYamlBytes >> 20} MB are read, and CloudFormation takes 1 MB"
            );
        }

        using var stream = new MemoryStream(bytes.ToArray());
        using var text = new StreamReader(stream);
        return YamlTree.Read(text);
    }

    // A bracket begins YAML's flow style too; in JSON a map's first name is quoted.
    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart(" \t\r\n"u8);
        if (text[0] != (byte)'{')
        {
            return text[0] == (byte)'[';
        }

        text = text[1..].TrimStart(" \t\r\n"u8);
        return text.IsEmpty || text[0] is (byte)'"' or (byte)'}';
    }
}
