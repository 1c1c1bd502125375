using System.Text;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>How far a streamed answer got.</summary>
internal sealed class StreamProgress(IReadOnlyList<StreamEvent> script)
{
    private readonly StringBuilder _sent = new();

    /// <summary>Events sent.</summary>
    public int Events { get; private set; }

    /// <summary>Pieces of text (or of a tool's input) sent.</summary>
    public int Pieces { get; private set; }

    public bool IsComplete { get; set; }

    /// <summary>The exception frame that ended it, if one did.</summary>
    public Failure? Failure { get; set; }

    /// <summary>Tokens of what was sent.</summary>
    public int Tokens => Usage.Tokens(_sent.Length);

    /// <summary>What was sent, as one text.</summary>
    public string Text => _sent.ToString();

    public IEnumerable<StreamEvent> Delivered => script.Take(Events);

    public void Sent(StreamEvent sent)
    {
        Events++;
        _sent.Append(sent.Piece);
        Pieces += sent.Piece.Length > 0 ? 1 : 0;
    }
}
