using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Ringfence.Cli.Phi.Reading;

/// <summary>The text of a .docx file (ECMA-376): its body, headers, footers, notes and comments, a paragraph a line. Pictures cannot be read here.</summary>
internal static class WordText
{
    private const long MostUnpacked = 256L << 20;
    private static readonly string[] Parts =
    [
        "word/document",
        "word/header",
        "word/footer",
        "word/footnotes",
        "word/endnotes",
        "word/comments",
    ];

    /// <exception cref="InvalidDataException">The file is no Word document.</exception>
    public static PhiDocument Of(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        var parts = archive
            .Entries.Where(entry =>
                entry.FullName.EndsWith(".xml", StringComparison.Ordinal)
                && Parts.Any(part => entry.FullName.StartsWith(part, StringComparison.Ordinal))
            )
            .OrderBy(entry => Array.FindIndex(Parts, part => entry.FullName.StartsWith(part, StringComparison.Ordinal)))
            .ThenBy(entry => entry.FullName, StringComparer.Ordinal)
            .ToList();
        if (parts.Count == 0 || parts.Sum(part => part.Length) > MostUnpacked)
        {
            throw new InvalidDataException("no text of a Word document, or one of more than 256 MB, is in it");
        }

        var text = new StringBuilder();
        foreach (var part in parts)
        {
            using var stream = part.Open();
            Read(stream, text);
        }

        return new PhiDocument(path, text.ToString());
    }

    private static void Read(Stream stream, StringBuilder text)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            MaxCharactersInDocument = MostUnpacked,
        };
        using var xml = XmlReader.Create(stream, settings);
        var inText = false;
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    inText = xml.LocalName is "t" or "delText" or "instrText" && !xml.IsEmptyElement;
                    text.Append(
                        xml.LocalName switch
                        {
                            "tab" => "\t",
                            "br" or "cr" => "\n",
                            "tc" => "\t",
                            _ => "",
                        }
                    );
                    break;
                case XmlNodeType.EndElement:
                    inText = false;
                    text.Append(xml.LocalName == "p" ? "\n" : "");
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when inText:
                    text.Append(xml.Value);
                    break;
            }
        }
    }
}
