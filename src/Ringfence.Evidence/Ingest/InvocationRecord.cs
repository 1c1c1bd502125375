using System.Text.Json;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Ingest;

/// <summary>One record of Bedrock's invocation log to a row. Of the bodies it reads the counters and the guardrail's word, never what was asked or answered.</summary>
internal static class InvocationRecord
{
    private const int RequestId = 0;
    private const int Time = 1;
    private const int Account = 2;
    private const int Region = 3;
    private const int Operation = 4;
    private const int Principal = 5;
    private const int Person = 6;
    private const int Team = 7;
    private const int Model = 8;
    private const int InferenceRegion = 9;
    private const int Error = 10;
    private const int RingfenceId = 11;
    private const int InputTokens = 12;
    private const int OutputTokens = 13;
    private const int CacheRead = 14;
    private const int CacheWrite = 15;
    private const int Guardrail = 16;
    private const int Bodies = 17;

    /// <exception cref="JsonException">It is no JSON.</exception>
    public static string? Read(ReadOnlySpan<byte> json, RowBatch to, BodySeen? seen = null)
    {
        to.Begin(Tables.Invocation);
        var reader = new Utf8JsonReader(json, JsonValues.Options);
        reader.Read();
        var bodies = "";
        ReadOnlySpan<byte> asked = default;
        ReadOnlySpan<byte> answered = default;
        var known = 0;
        while (reader.Next(out var name))
        {
            if (Twice(name, ref known) is { } twice)
            {
                to.Undo();
                return twice;
            }

            if (name.SequenceEqual("timestamp"u8))
            {
                if (!Moment.TryParse(reader.Scalar(), out var time) || !Moment.Plausible(time))
                {
                    to.Undo();
                    return "timestamp is no plausible time";
                }

                to.Set(Time, time);
            }
            else if (name.SequenceEqual("modelId"u8))
            {
                to.Set(Model, ModelCalls.Model(reader.Scalar()));
            }
            else if (name.SequenceEqual("identity"u8))
            {
                ReadIdentity(ref reader, to);
            }
            else if (name.SequenceEqual("requestMetadata"u8))
            {
                ReadMetadata(ref reader, to);
            }
            else if (name.SequenceEqual("input"u8))
            {
                bodies += ReadBody(json, ref reader, to, input: true, out asked);
            }
            else if (name.SequenceEqual("output"u8))
            {
                bodies += ReadBody(json, ref reader, to, input: false, out answered);
            }
            else if (Column(name) is var column and >= 0)
            {
                Put(to, column, reader.Scalar());
            }
            else
            {
                reader.Skip();
            }
        }

        Finish(json, to, bodies);
        Show(seen, to, "input", asked);
        Show(seen, to, "output", answered);
        return null;
    }

    private static void Finish(ReadOnlySpan<byte> json, RowBatch to, string bodies)
    {
        if (to.Last.IsNull(RequestId))
        {
            to.Set(RequestId, "sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(json)));
        }

        if (bodies.Length > 0)
        {
            to.Set(Bodies, bodies.Trim());
        }
    }

    private static string? Twice(ReadOnlySpan<byte> name, ref int known)
    {
        var bit = Bit(name);
        var twice = (known & bit) != 0;
        known |= bit;
        return twice
            ? $"the key {System.Text.Encoding.UTF8.GetString(name)} stands in it twice: readers would disagree"
            : null;
    }

    // Which of the keys that say something it is: one bit each.
    private static int Bit(ReadOnlySpan<byte> name) =>
        name switch
        {
            _ when Column(name) is var column and >= 0 => 1 << column,
            _ when name.SequenceEqual("timestamp"u8) => 1 << Time,
            _ when name.SequenceEqual("modelId"u8) => 1 << Model,
            _ when name.SequenceEqual("identity"u8) => 1 << Principal,
            _ when name.SequenceEqual("requestMetadata"u8) => 1 << Person,
            _ when name.SequenceEqual("input"u8) => 1 << InputTokens,
            _ when name.SequenceEqual("output"u8) => 1 << OutputTokens,
            _ => 0,
        };

    private static int Column(ReadOnlySpan<byte> name) =>
        name switch
        {
            _ when name.SequenceEqual("requestId"u8) => RequestId,
            _ when name.SequenceEqual("accountId"u8) => Account,
            _ when name.SequenceEqual("region"u8) => Region,
            _ when name.SequenceEqual("operation"u8) => Operation,
            _ when name.SequenceEqual("inferenceRegion"u8) => InferenceRegion,
            _ when name.SequenceEqual("errorCode"u8) => Error,
            _ => -1,
        };

    private static void ReadIdentity(scoped ref Utf8JsonReader reader, RowBatch to)
    {
        if (!reader.Enter())
        {
            return;
        }

        while (reader.Next(out var name))
        {
            if (!name.SequenceEqual("arn"u8))
            {
                reader.Skip();
                continue;
            }

            var arn = reader.Scalar();
            Put(to, Principal, arn);
            if (to.Last.IsNull(Person))
            {
                Put(to, Person, arn[(arn.LastIndexOf((byte)'/') + 1)..]);
            }
        }
    }

    private static void ReadMetadata(scoped ref Utf8JsonReader reader, RowBatch to)
    {
        if (!reader.Enter())
        {
            return;
        }

        while (reader.Next(out var name))
        {
            var column =
                name.SequenceEqual("ringfence-user"u8) ? Person
                : name.SequenceEqual("ringfence-team"u8) || name.SequenceEqual("team"u8) ? Team
                : name.SequenceEqual("ringfence-request-id"u8) ? RingfenceId
                : -1;
            if (column >= 0)
            {
                Put(to, column, reader.Scalar());
            }
            else
            {
                reader.Skip();
            }
        }
    }

    // "input-inline", "output-s3", "input-image": where a body lies, and what it holds beside text.
    private static string ReadBody(
        ReadOnlySpan<byte> json,
        scoped ref Utf8JsonReader reader,
        RowBatch to,
        bool input,
        out ReadOnlySpan<byte> body
    )
    {
        body = default;
        if (!reader.Enter())
        {
            return "";
        }

        var where = "";
        while (reader.Next(out var name))
        {
            var column =
                name.SequenceEqual("inputTokenCount"u8) ? InputTokens
                : name.SequenceEqual("outputTokenCount"u8) ? OutputTokens
                : name.SequenceEqual("cacheReadInputTokenCount"u8) ? CacheRead
                : name.SequenceEqual("cacheWriteInputTokenCount"u8) ? CacheWrite
                : -1;
            if (column >= 0)
            {
                if (reader.Whole() is { } count)
                {
                    to.Set(column, count);
                }
            }
            else if (name.EndsWith("BodyS3Path"u8))
            {
                where = input ? " input-s3" : " output-s3";
                reader.Skip();
            }
            else if (name.EndsWith("BodyJson"u8))
            {
                var notes = new BodyNotes();
                var start = (int)reader.TokenStartIndex;
                notes.Read(ref reader);
                body = json[start..(int)reader.BytesConsumed];
                where = input ? " input-inline" : " output-inline";
                where += BodyNotes.Words(notes.Contents, input ? "input-" : "output-") is { Length: > 0 } more
                    ? " " + more
                    : "";
                if (!input)
                {
                    Note(notes, to);
                }
            }
            else
            {
                reader.Skip();
            }
        }

        return where;
    }

    private static void Show(BodySeen? seen, RowBatch to, string side, ReadOnlySpan<byte> body)
    {
        if (seen is not null && body.Length > 0)
        {
            seen(System.Text.Encoding.UTF8.GetString(to.Last.Text(RequestId)), side, body);
        }
    }

    // A counter of the record itself stands before one in a streamed answer.
    private static void Note(in BodyNotes notes, RowBatch to)
    {
        if (notes.InputTokens is { } input && to.Last.IsNull(InputTokens))
        {
            to.Set(InputTokens, input);
        }

        if (notes.OutputTokens is { } output && to.Last.IsNull(OutputTokens))
        {
            to.Set(OutputTokens, output);
        }

        if (notes.Intervened)
        {
            to.Set(Guardrail, 1);
        }
    }

    private static void Put(RowBatch to, int column, ReadOnlySpan<byte> text)
    {
        if (text.Length > 0)
        {
            to.Set(column, text);
        }
    }
}
