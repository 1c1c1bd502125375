namespace Ringfence.Evidence.Engines;

/// <summary>
/// How an engine gets at what a raw log says. The relations are defined once in these words; what <see cref="Ingest"/>'s readers do to a
/// record in C#, they do in SQL.
/// </summary>
internal abstract class RawFields
{
    /// <summary>A string of the record under a dotted path; null where it is absent or empty.</summary>
    public abstract string Field(string path);

    /// <summary>A whole number of the record, also one in quotation marks.</summary>
    public abstract string Count(string path);

    /// <summary>That a boolean of the record, or one in quotation marks, is true.</summary>
    public abstract string IsTrue(string path);

    /// <summary>That the record has it.</summary>
    public abstract string Has(string path);

    /// <summary>Digits to a number; null for other text.</summary>
    public abstract string ToNumber(string text);

    /// <summary>An object of the record as it stands; null where there is none.</summary>
    public abstract string Object(string path);

    /// <summary>The last ARN of the record's resources of a type.</summary>
    public abstract string ResourceOf(string type);

    /// <summary>The first ARN of the record's resources.</summary>
    public abstract string FirstResource { get; }

    /// <summary>A text's first capture; null where it does not match. RE2's syntax.</summary>
    public abstract string Extract(string text, string pattern);

    /// <summary>ISO 8601 to milliseconds since 1970.</summary>
    public abstract string Milliseconds(string text);

    /// <summary><c>10/Jun/2026:00:03:17</c>, UTC, to milliseconds since 1970.</summary>
    public abstract string CommonLogMilliseconds(string text);

    /// <summary>Percent-encoding undone.</summary>
    public abstract string Decoded(string text);

    /// <summary>The first 16 bytes of SHA-256 in lower hex.</summary>
    public abstract string ShortHash(string text);

    /// <summary>A value of JSON text under a dotted path, as text; null where it is absent or empty.</summary>
    public abstract string Of(string json, string path);

    /// <summary>A whole number of JSON text.</summary>
    public abstract string NumberOf(string json, string path);

    /// <summary>An array of strings of JSON text.</summary>
    public abstract string ListOf(string json, string path);

    /// <summary>A list, separated by spaces; null where it is empty.</summary>
    public abstract string Joined(string list);

    /// <summary>A text at its spaces.</summary>
    public abstract string Split(string text);

    /// <summary>The file that the record lies in.</summary>
    public abstract string FilePath { get; }

    /// <summary>The day of that file, <c>yyyy/MM/dd</c>.</summary>
    public abstract string FileDay { get; }

    /// <summary>
    /// The entries of a ledger's bundles as <c>e</c>, with <c>path</c>. A bundle is length and entry, length and entry: it is cut where entries begin, and
    /// what the next one's two bytes of length leave behind an entry is no JSON and cut off.
    /// </summary>
    public abstract string Entries(string bundles);

    /// <summary>Each row of a relation once for each item of a list.</summary>
    /// <param name="columns">Of the relation.</param>
    /// <param name="item">The item's name.</param>
    public abstract string Unnest(string columns, string list, string item, string relation);

    /// <summary>Of rows with the same key the first: of the same event in two trails' files, say.</summary>
    public abstract string Once(string select, string key);

    /// <summary>Of CloudTrail's events those that no later one says anew.</summary>
    public abstract string Current(string select);

    /// <summary>Text after the first of a character; null where there is none.</summary>
    public string After(string text, string character) => Extract(text, $"(?s)^[^{character}]*{character}(.*)$");

    /// <summary>Text after the last slash; the text where there is none.</summary>
    public string AfterLastSlash(string text) => Extract(text, "(?s)([^/]*)$");
}
