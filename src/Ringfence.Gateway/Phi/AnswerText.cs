using System.Buffers;
using Ringfence.Redaction;
using Ringfence.Redaction.Streaming;

namespace Ringfence.Gateway.Phi;

/// <summary>
/// One text of an answer on its way to the caller, in pieces split anywhere: what the model brought up itself is replaced by the team's
/// policy, then the caller's own values come back. Holds back no more than <see cref="MostHeldBack"/> characters for either. When a text
/// is complete another may follow.
/// </summary>
internal sealed class AnswerText
{
    /// <summary>The most characters that are known and not yet given, for turning back and for redaction each.</summary>
    public const int MostHeldBack = StreamingRedactor.MostHeldBack;

    private readonly StreamingRedactor? _redactor;
    private readonly StreamingRestorer? _restorer;
    private readonly bool _onlyDetects;
    private readonly ArrayBufferWriter<char> _redacted = new();

    public AnswerText(CallPhi phi)
        : this(phi, phi.Rules.Answers != AnswerPolicy.Off) { }

    private AnswerText(CallPhi phi, bool redacts)
    {
        if (redacts)
        {
            _redactor = new StreamingRedactor(phi.Rules.Redactor, new AnswerReplacement(phi), phi.PromptNames);
            _onlyDetects = phi.Rules.Answers == AnswerPolicy.Detect;
        }
        if (phi.Map is { Count: > 0 } map)
        {
            _restorer = new StreamingRestorer(map);
        }
    }

    /// <summary>One that only turns pseudonyms back: the text was judged already.</summary>
    public static AnswerText ThatRestores(CallPhi phi) => new(phi, redacts: false);

    /// <summary>Takes the next piece and writes what is certain.</summary>
    /// <exception cref="RedactionFailedException">A detector failed; nothing more may be given.</exception>
    public void Append(ReadOnlySpan<char> piece, IBufferWriter<char> to)
    {
        if (_redactor is null)
        {
            Restore(piece, to);
            return;
        }
        _redacted.ResetWrittenCount();
        _redactor.Append(piece, _redacted);
        Restore(_onlyDetects ? piece : _redacted.WrittenSpan, to);
    }

    /// <summary>Writes what was held back: the text has ended.</summary>
    /// <exception cref="RedactionFailedException">A detector failed; nothing more may be given.</exception>
    public void Complete(IBufferWriter<char> to)
    {
        if (_redactor is not null)
        {
            _redacted.ResetWrittenCount();
            _redactor.Complete(_redacted);
            Restore(_onlyDetects ? default : _redacted.WrittenSpan, to);
        }
        _restorer?.Complete(to);
    }

    private void Restore(ReadOnlySpan<char> text, IBufferWriter<char> to)
    {
        if (_restorer is not null)
        {
            _restorer.Append(text, to);
        }
        else
        {
            to.Write(text);
        }
    }
}
