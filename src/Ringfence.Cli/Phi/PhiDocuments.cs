using System.Globalization;
using System.IO.Enumeration;
using System.Text;
using System.Text.Json;
using System.Xml;
using Ringfence.Cli.Phi.Reading;

namespace Ringfence.Cli.Phi;

/// <summary>
/// Reads the documents that the command line names, one after another. What cannot be read is told and passed over: the others are
/// still done, and <see cref="Problems"/> says how many were not.
/// </summary>
internal sealed class PhiDocuments(TextReader input, Action<string> tell)
{
    /// <summary>A longer file is refused: its text would not fit into memory with what is found in it.</summary>
    private const long MostBytes = 512L << 20;

    private static readonly string[] TextExtensions =
    [
        ".txt",
        ".text",
        ".md",
        ".csv",
        ".tsv",
        ".json",
        ".jsonl",
        ".ndjson",
        ".html",
        ".htm",
        ".xml",
        ".hl7",
        ".log",
        ".eml",
        ".docx",
    ];

    /// <summary>How many files and lines could not be read.</summary>
    public int Problems { get; private set; }

    /// <summary>The documents of files, directories (all below), patterns such as <c>notes/*.txt</c>, and <c>-</c> for standard input.</summary>
    public IEnumerable<PhiDocument> Read(IEnumerable<string> paths) => paths.SelectMany(Of);

    private IEnumerable<PhiDocument> Of(string path)
    {
        if (path == "-")
        {
            return OfInput();
        }

        if (Directory.Exists(path))
        {
            return OfDirectory(path, "*");
        }

        if (!File.Exists(path) && Path.GetFileName(path).AsSpan().IndexOfAny('*', '?') >= 0)
        {
            return OfPattern(path);
        }

        return OfFile(path);
    }

    private IEnumerable<PhiDocument> OfInput()
    {
        yield return Read("-", input.ReadToEnd());
    }

    private IEnumerable<PhiDocument> OfPattern(string path)
    {
        var folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        var files = Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder)
                .Where(file => FileSystemName.MatchesSimpleExpression(Path.GetFileName(path), Path.GetFileName(file)))
                .Order(StringComparer.Ordinal)
                .ToList()
            : [];
        if (files.Count == 0)
        {
            Problem($"{path} matches no file; give a text file, a directory, a pattern, or - for standard input");
        }

        return files.SelectMany(OfFile);
    }

    private IEnumerable<PhiDocument> OfDirectory(string path, string pattern)
    {
        var readable = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false };
        List<string> files = [];
        try
        {
            files =
            [
                .. Directory
                    .EnumerateFiles(path, pattern, readable)
                    .Where(file => TextExtensions.Contains(Path.GetExtension(file).ToLowerInvariant()))
                    .Order(StringComparer.Ordinal),
            ];
            if (files.Count == 0)
            {
                Problem($"{path} holds no file of a kind that is read ({string.Join(' ', TextExtensions)})");
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Problem($"{path} cannot be read: {error.Message}");
        }

        return files.SelectMany(OfFile);
    }

    private IEnumerable<PhiDocument> OfFile(string path)
    {
        if (!File.Exists(path))
        {
            Problem($"{path} does not exist; give a text file, a directory, a pattern, or - for standard input");
            return [];
        }

        if (Path.GetExtension(path).ToLowerInvariant() is ".jsonl" or ".ndjson")
        {
            return OfLines(path);
        }

        return Whole(path) is { } document ? [document] : [];
    }

    private PhiDocument? Whole(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            if (length > MostBytes)
            {
                Problem($"{path} has {length} bytes, at most {MostBytes} are read at once; split it");
                return null;
            }

            return Path.GetExtension(path).Equals(".docx", StringComparison.OrdinalIgnoreCase)
                ? WordText.Of(path)
                : Read(path, File.ReadAllText(path));
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or InvalidDataException or XmlException)
        {
            Problem($"{path} cannot be read: {error.Message}");
            return null;
        }
    }

    /// <summary>As the file's kind is read; what says that it is HL7 is, whatever its name.</summary>
    private static PhiDocument Read(string path, string text) =>
        HealthLevelSeven.Is(text)
            ? HealthLevelSeven.Of(path, text)
            : Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".json" => JsonText.Of(path, text),
                ".html" or ".htm" or ".xml" => MarkupText.Of(path, text),
                ".eml" => MailText.Of(path, text),
                ".csv" => TableText.Of(path, text, ','),
                ".tsv" => TableText.Of(path, text, '\t'),
                _ => new PhiDocument(path, text),
            };

    /// <summary>A line at a time: the file may be larger than memory.</summary>
    private IEnumerable<PhiDocument> OfLines(string path)
    {
        StreamReader reader;
        try
        {
            reader = new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Problem($"{path} cannot be read: {error.Message}");
            yield break;
        }

        using (reader)
        {
            for (var number = 1; reader.ReadLine() is { } line; number++)
            {
                if (!string.IsNullOrWhiteSpace(line) && OfLine(line, path, number) is { } document)
                {
                    yield return document;
                }
            }
        }
    }

    private PhiDocument? OfLine(string line, string path, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (
                root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("text", out var text)
                && text.ValueKind == JsonValueKind.String
            )
            {
                var named = root.TryGetProperty("id", out var id) && id.ValueKind != JsonValueKind.Null;
                var name = named ? id.ToString() : number.ToString(CultureInfo.InvariantCulture);
                var said = text.GetString()!;
                return HealthLevelSeven.Is(said)
                    ? HealthLevelSeven.Of(name, said, isLine: true)
                    : new PhiDocument(name, said, IsLine: true);
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Told below, without the parser's message: it may quote the text.
        }

        Problem($"{path}, line {number}: no JSON object with a string \"text\"; the line is passed over");
        return null;
    }

    private void Problem(string message)
    {
        Problems++;
        tell(message);
    }
}
