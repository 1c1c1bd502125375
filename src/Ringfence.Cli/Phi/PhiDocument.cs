namespace Ringfence.Cli.Phi;

/// <summary>One text to look through.</summary>
/// <param name="Id">The line's <c>id</c>, or the file's path.</param>
/// <param name="Text">What it says.</param>
/// <param name="IsLine">Whether it is a line of a .jsonl file.</param>
internal sealed record PhiDocument(string Id, string Text, bool IsLine = false);
