namespace Ringfence.Posture.Readers;

/// <summary>A small file in which the user has decided something, in JSON or YAML.</summary>
internal static class DecisionFile
{
    /// <summary>Its content; null with a problem told where it cannot be read.</summary>
    public static Node? Read(string path, List<string> problems)
    {
        try
        {
            return Document.Read(new InputFile(path, Named: true).Read()) is [{ } root, ..] ? root : null;
        }
        catch (UnreadableException error)
        {
            problems.Add($"{path}:{error.Line}:{error.Column}: {error.Message}");
            return null;
        }
    }
}
