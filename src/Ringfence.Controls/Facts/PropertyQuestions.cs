using System.Globalization;

namespace Ringfence.Controls.Facts;

/// <summary>What a control may ask of a value.</summary>
public static class PropertyQuestions
{
    private static readonly string[] PlacePseudoParameters =
    [
        "${AWS::Region}",
        "${AWS::AccountId}",
        "${AWS::Partition}",
        "${AWS::URLSuffix}",
    ];

    extension(PropertyValue value)
    {
        /// <summary>Something stands there: No for what is missing and for an empty text, Unknown for what may turn out to be nothing.</summary>
        public Truth IsPresent =>
            value.Kind switch
            {
                PropertyKind.Missing => Truth.No,
                PropertyKind.Unresolved => value.WillBePresent ? Truth.Yes : Truth.Unknown,
                PropertyKind.Text => value.Text.Length > 0,
                _ => Truth.Yes,
            };

        /// <summary>It is true, or the text of it.</summary>
        public Truth IsTrue => IsText(value, "true", StringComparison.OrdinalIgnoreCase);

        /// <summary>It is false, or the text of it. What is missing is not false.</summary>
        public Truth IsFalse => IsText(value, "false", StringComparison.OrdinalIgnoreCase);

        /// <summary>It is a list or a map with an entry, or any other value that is present.</summary>
        public Truth HasItems =>
            value.Kind switch
            {
                PropertyKind.List => value.Items.Count > 0,
                PropertyKind.Map => value.Entries.Count > 0,
                _ => value.IsPresent,
            };

        /// <summary>The number that stands there, also written as a text; null where none does, or none is known.</summary>
        public decimal? Number =>
            value.Kind is PropertyKind.Number or PropertyKind.Text
            && value.IsLiteral
            && decimal.TryParse(value.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;

        /// <summary>It is exactly this text (a number or truth value: as written).</summary>
        public Truth Is(string text) => IsText(value, text, StringComparison.Ordinal);

        /// <summary>It is this text but for case.</summary>
        public Truth IsLike(string text) => IsText(value, text, StringComparison.OrdinalIgnoreCase);

        /// <summary>It is one of these texts.</summary>
        public Truth IsOneOf(params IEnumerable<string> texts) =>
            Truth.Any(texts, text => IsText(value, text, StringComparison.Ordinal));

        /// <summary>It is a number of at least this. What is missing is not.</summary>
        public Truth AtLeast(decimal least) => value.Number is { } number ? number >= least : NoNumber(value);

        /// <summary>It is a number of at most this. What is missing is not.</summary>
        public Truth AtMost(decimal most) => value.Number is { } number ? number <= most : NoNumber(value);

        /// <summary>It begins with this text.</summary>
        public Truth StartsWith(string text) =>
            Edge(
                value,
                text,
                KnownBeginning(value.Text),
                (all, part) => all.StartsWith(part, StringComparison.Ordinal)
            );

        /// <summary>It ends with this text.</summary>
        public Truth EndsWith(string text) =>
            Edge(value, text, KnownEnd(value.Text), (all, part) => all.EndsWith(part, StringComparison.Ordinal));

        /// <summary>This text stands in it. Region, account and partition are taken not to hold it.</summary>
        public Truth Contains(string text)
        {
            if (value.Kind is PropertyKind.Unresolved)
            {
                return Truth.Unknown;
            }

            if (value.Kind is not (PropertyKind.Text or PropertyKind.Number or PropertyKind.Boolean))
            {
                return Truth.No;
            }

            return value.Text.Contains(text, StringComparison.Ordinal) ? Truth.Yes
                : value.IsLiteral || OnlyPlacesUnknown(value.Text) ? Truth.No
                : Truth.Unknown;
        }
    }

    private static Truth IsText(PropertyValue value, string text, StringComparison comparison)
    {
        if (value.Kind is PropertyKind.Unresolved)
        {
            return Truth.Unknown;
        }

        if (value.Kind is not (PropertyKind.Text or PropertyKind.Number or PropertyKind.Boolean))
        {
            return Truth.No;
        }

        if (value.IsLiteral)
        {
            return value.Text.Equals(text, comparison);
        }

        // What is known of its beginning and end may already say no.
        return
            text.StartsWith(KnownBeginning(value.Text), comparison) && text.EndsWith(KnownEnd(value.Text), comparison)
            ? Truth.Unknown
            : Truth.No;
    }

    private static Truth Edge(PropertyValue value, string text, string known, Func<string, string, bool> stands) =>
        value.Kind switch
        {
            PropertyKind.Unresolved or PropertyKind.Reference => Truth.Unknown,
            PropertyKind.Text when !value.IsLiteral => known.Length >= text.Length ? stands(known, text)
            : stands(text, known) ? Truth.Unknown
            : Truth.No,
            PropertyKind.Text or PropertyKind.Number or PropertyKind.Boolean => stands(value.Text, text),
            _ => Truth.No,
        };

    private static Truth NoNumber(PropertyValue value) =>
        value.IsUnresolved || (value.Kind == PropertyKind.Text && !value.IsLiteral) ? Truth.Unknown : Truth.No;

    private static string KnownBeginning(string text)
    {
        var open = text.IndexOf("${", StringComparison.Ordinal);
        return open < 0 ? text : text[..open];
    }

    private static string KnownEnd(string text)
    {
        var close = text.LastIndexOf('}');
        return close < 0 ? text : text[(close + 1)..];
    }

    private static bool OnlyPlacesUnknown(string text)
    {
        foreach (var pseudo in PlacePseudoParameters)
        {
            text = text.Replace(pseudo, "", StringComparison.Ordinal);
        }

        return !text.Contains("${", StringComparison.Ordinal);
    }
}
