namespace Ringfence.LocalBedrock.Model;

/// <summary>Reads <c>name</c>, <c>name=value</c> and <c>name="any text"</c> one after another, up to the closing <c>]]</c>.</summary>
internal sealed class DirectiveWords(string text, int start)
{
    private const string Closing = "]]";

    /// <summary>Where reading stands; behind the closing brackets when <see cref="Next"/> has said false.</summary>
    public int Position { get; private set; } = start;

    public bool Next(out string name, out string? value)
    {
        while (!AtEnd && text[Position] is ' ' or ';' or ',' or '\n' or '\t')
        {
            Position++;
        }

        (name, value) = ("", null);
        if (AtEnd)
        {
            Position = Math.Min(text.Length, Position + Closing.Length);
            return false;
        }

        name = Run('=');
        if (!AtEnd && text[Position] == '=')
        {
            Position++;
            value = !AtEnd && text[Position] == '"' ? Quoted() : Run('\0');
        }

        return true;
    }

    private bool AtEnd => Position >= text.Length || text.AsSpan(Position).StartsWith(Closing);

    private string Run(char until)
    {
        var from = Position;
        while (!AtEnd && text[Position] != until && text[Position] is not (' ' or ';' or '\n' or '\t'))
        {
            Position++;
        }

        return text[from..Position];
    }

    /// <summary>Text up to the next quote that no backslash precedes; it may hold semicolons and brackets.</summary>
    private string Quoted()
    {
        var from = ++Position;
        while (Position < text.Length && (text[Position] != '"' || text[Position - 1] == '\\'))
        {
            Position++;
        }

        var quoted = text[from..Position].Replace("\\\"", "\"", StringComparison.Ordinal);
        Position = Math.Min(text.Length, Position + 1);
        return quoted;
    }
}
