using System.Buffers;
using System.Text.Json;
using Ringfence.Redaction;

namespace Ringfence.Gateway.Phi;

/// <summary>Step 8 of a whole answer: the same as <see cref="AnswerFrames"/> does to a stream.</summary>
internal static class AnswerBody
{
    public const string HeaderName = "x-ringfence-phi-answer";

    /// <summary>Writes the answer as the caller gets it; false when nothing was to be changed, and nothing was written.</summary>
    /// <exception cref="RedactionFailedException">A detector failed; the answer must not be given.</exception>
    /// <exception cref="InvalidDataException">The answer cannot be read, and policy wants it judged.</exception>
    public static bool Write(ReadOnlySpan<byte> answer, CallPhi phi, IBufferWriter<byte> to)
    {
        using var texts = new BodyTexts();
        try
        {
            texts.Read(answer);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return phi.Rules.Answers is AnswerPolicy.Off or AnswerPolicy.Detect
                ? false
                : throw new InvalidDataException("The answer is no JSON, and cannot be judged.", fault);
        }
        List<TextFinding> changed = [];
        List<string> values = [];
        var reader = new Reader(phi);
        for (var i = 0; i < texts.Texts.Count; i++)
        {
            var text = texts.Texts[i];
            if (text.Role is FieldRole.Reasoning or FieldRole.TextAttachment)
            {
                continue;
            }
            var chars = texts.Chars(text);
            var value = chars[text.Lead..];
            var given = reader.Read(i, text, chars);
            if (!value.SequenceEqual(given))
            {
                changed.Add(new(i, 0, value.Length, PhiKind.Id));
                values.Add(given);
            }
        }
        if (changed.Count == 0)
        {
            return false;
        }
        var next = 0;
        BodySplice.Write(
            answer,
            texts,
            changed,
            (in BodyText _, PhiKind _, ReadOnlySpan<char> _) => values[next++],
            to
        );
        return true;
    }

    private sealed class Reader(CallPhi phi)
    {
        private readonly List<TextFinding> _found = [];
        private readonly AnswerReplacement _replacement = new(phi);
        private readonly AnswerText? _restoring = phi.Map is { Count: > 0 } ? AnswerText.ThatRestores(phi) : null;
        private readonly ArrayBufferWriter<char> _text = new();

        public string Read(int index, in BodyText text, ReadOnlySpan<char> chars)
        {
            var value = chars[text.Lead..];
            _text.ResetWrittenCount();
            if (phi.Rules.Answers != AnswerPolicy.Off)
            {
                _found.Clear();
                TextJudge.Judge(index, text, chars, phi.Rules, map: null, phi.PromptNames, others: [], _found);
                var written = 0;
                foreach (var finding in _found)
                {
                    _text.Write(value[written..finding.Start]);
                    _text.Write(_replacement.For(finding.Kind, value[finding.Start..finding.End], goesOn: false));
                    written = finding.End;
                }
                _text.Write(value[written..]);
            }
            else
            {
                _text.Write(value);
            }
            if (text.IsNumber)
            {
                return phi.Map?.Original(_text.WrittenSpan.ToString()) ?? _text.WrittenSpan.ToString();
            }
            if (_restoring is null)
            {
                return _text.WrittenSpan.ToString();
            }
            var treated = _text.WrittenSpan.ToString();
            _text.ResetWrittenCount();
            _restoring.Append(treated, _text);
            _restoring.Complete(_text);
            return _text.WrittenSpan.ToString();
        }
    }
}
