using System.Text.Json;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Ingest;

/// <summary>
/// A body that Bedrock keeps in an object of its own, <c>…/data/REQUEST-ID_input.json.gz</c>: more than 100 KB, or no JSON. It is in the
/// model's own words and says nothing of itself, so that its place and name tell what it is; what is told by its content to be another
/// record is read as that.
/// </summary>
internal static class BodyObject
{
    public const string Kind = "invocation-body";

    private const int Object = 0;
    private const int RequestId = 1;
    private const int Side = 2;
    private const int InputTokens = 3;
    private const int OutputTokens = 4;
    private const int Guardrail = 5;
    private const int Contents = 6;

    /// <summary>Whether a path is a body's; whose, and which side.</summary>
    public static bool Is(string path, out string requestId, out string side)
    {
        (requestId, side) = ("", "");
        var slash = path.LastIndexOf('/');
        var name = path.AsSpan(slash + 1);
        if (
            slash < 0
            || !path.AsSpan(0, slash).EndsWith("/data")
            || !path.Contains("/BedrockModelInvocationLogs/", StringComparison.Ordinal)
        )
        {
            return false;
        }

        foreach (var one in (ReadOnlySpan<string>)["input", "output"])
        {
            var at = name.IndexOf($"_{one}");
            if (at > 0)
            {
                (requestId, side) = (name[..at].ToString(), one);
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads a body's object; false when it is another record after all.</summary>
    public static bool Read(Window window, ParsedFile file, string requestId, string side)
    {
        while (window.Fill()) { }

        var data = window.Data;
        var start = data.IndexOfAnyExcept(" \t\r\n"u8);
        var json = start >= 0 && data[start] is (byte)'{' or (byte)'[';
        if (json && data[start] == '{' && window.Ended && IsRecord(data[start..]))
        {
            return false;
        }

        if (!window.Ended)
        {
            file.SetAside(
                $"a body longer than {Window.Most >> 20} MiB: that it is there is kept, and nothing of what is in it"
            );
        }

        var notes = new BodyNotes { Contents = json ? BodyContents.TextAlone : Magic(data) };
        if (json && window.Ended)
        {
            try
            {
                var reader = new Utf8JsonReader(data[start..], JsonValues.Options);
                reader.Read();
                notes.Read(ref reader);
            }
            catch (JsonException)
            {
                file.SetAside("a body that is no JSON from some place on, or nested too deep");
            }
        }

        Row(file, requestId, side, notes);
        if (window.Ended)
        {
            file.Body?.Invoke(requestId, side, data);
        }

        file.Count(Kind, null);
        return true;
    }

    private static void Row(ParsedFile file, string requestId, string side, BodyNotes notes)
    {
        var to = file.Batch;
        to.Begin(Tables.Body);
        to.Set(Object, file.Path);
        to.Set(RequestId, requestId);
        to.Set(Side, side);
        to.Set(Contents, BodyNotes.Words(notes.Contents) is { Length: > 0 } words ? words : "text");
        if (notes.InputTokens is { } input)
        {
            to.Set(InputTokens, input);
        }

        if (notes.OutputTokens is { } output)
        {
            to.Set(OutputTokens, output);
        }

        if (notes.Intervened)
        {
            to.Set(Guardrail, 1);
        }
    }

    private static bool IsRecord(ReadOnlySpan<byte> json)
    {
        try
        {
            return RecordKinds.Of(json)
                is RecordKind.CloudTrail
                    or RecordKind.Invocation
                    or RecordKind.Digest
                    or RecordKind.Container;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static BodyContents Magic(ReadOnlySpan<byte> data) =>
        data switch
        {
            _ when data.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])
                    || data.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff])
                    || data.StartsWith("GIF8"u8)
                    || (data.StartsWith("RIFF"u8) && data.Length > 12 && data[8..].StartsWith("WEBP"u8)) =>
                BodyContents.Image,
            _ when data.StartsWith("%PDF"u8) || data.StartsWith("PK\u0003\u0004"u8) => BodyContents.Document,
            _ when data.StartsWith("RIFF"u8) || data.StartsWith("ID3"u8) || data.StartsWith("OggS"u8) =>
                BodyContents.Audio,
            _ when data.Length > 12 && data[4..].StartsWith("ftyp"u8) => BodyContents.Video,
            _ => BodyContents.TextAlone,
        };
}
