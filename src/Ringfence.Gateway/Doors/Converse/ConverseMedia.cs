using System.Globalization;
using System.Text;

namespace Ringfence.Gateway.Doors.Converse;

/// <summary>Converse's names for images and documents.</summary>
internal static class ConverseMedia
{
    public const string ImageTypes = "image/png, image/jpeg, image/gif, image/webp";

    public const string DocumentFormats = "pdf, csv, doc, docx, xls, xlsx, html, txt, md";

    private const int LongestName = 180;

    public static string? ImageFormat(string? mediaType) =>
        mediaType switch
        {
            "image/png" => "png",
            "image/jpeg" or "image/jpg" => "jpeg",
            "image/gif" => "gif",
            "image/webp" => "webp",
            _ => null,
        };

    /// <summary>By the media type, else by the file name's extension.</summary>
    public static string? DocumentFormat(string? mediaType, string? fileName) =>
        mediaType switch
        {
            "application/pdf" => "pdf",
            "text/csv" => "csv",
            "application/msword" => "doc",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "docx",
            "application/vnd.ms-excel" => "xls",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "xlsx",
            "text/html" => "html",
            "text/plain" => "txt",
            "text/markdown" => "md",
            _ => Path.GetExtension(fileName)?.ToLowerInvariant() switch
            {
                ".pdf" => "pdf",
                ".csv" => "csv",
                ".doc" => "doc",
                ".docx" => "docx",
                ".xls" => "xls",
                ".xlsx" => "xlsx",
                ".html" or ".htm" => "html",
                ".txt" => "txt",
                ".md" => "md",
                _ => null,
            },
        };

    /// <summary>
    /// A name that Converse allows (letters, digits, single spaces, hyphens, brackets), told apart by <paramref name="number"/>
    /// because names in a request must differ.
    /// </summary>
    public static string DocumentName(string? title, int number)
    {
        var name = new StringBuilder();
        foreach (var c in title ?? "")
        {
            var isAllowed = char.IsAsciiLetterOrDigit(c) || c is '-' or '(' or ')' or '[' or ']';
            if (name.Length < LongestName && (isAllowed || (name.Length > 0 && name[^1] != ' ')))
            {
                name.Append(isAllowed ? c : ' ');
            }
        }

        var words = name.ToString().TrimEnd();
        return string.Create(CultureInfo.InvariantCulture, $"{(words.Length > 0 ? words : "document")} {number}");
    }
}
