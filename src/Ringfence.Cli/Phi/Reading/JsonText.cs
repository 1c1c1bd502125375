using System.Globalization;
using System.Text.Encodings.Web;
using Ringfence.Redaction;

namespace Ringfence.Cli.Phi.Reading;

/// <summary>JSON as it is read: the escapes of its strings undone; values of known properties, and of FHIR's, are identifiers.</summary>
internal sealed class JsonText
{
    private readonly string _raw;
    private readonly Decoded _decoded;
    private readonly List<KnownField> _fields = [];
    private readonly Stack<string> _path = new();
    private readonly bool _fhir;
    private string _key = "";
    private PhiKind _telecom = PhiKind.Phone;

    private JsonText(string raw)
    {
        _raw = raw;
        _decoded = new Decoded(raw);
        _fhir = raw.Contains("\"resourceType\"", StringComparison.Ordinal);
    }

    /// <summary>The document of a JSON text; broken JSON is read as far as it is one.</summary>
    public static PhiDocument Of(string id, string raw)
    {
        var json = new JsonText(raw);
        json.Read();
        return new PhiDocument(id, raw)
        {
            Decoded = json._decoded,
            Fields = json._fields,
            Encode = text => JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text),
        };
    }

    private void Read()
    {
        for (var at = 0; at < _raw.Length; )
        {
            var sign = _raw[at];
            if (sign == '"')
            {
                at = String(at);
                continue;
            }

            if (sign is '{' or '[')
            {
                _path.Push(_key);
            }
            else if (sign is '}' or ']')
            {
                _key = _path.TryPop(out var outer) ? outer : "";
            }

            _decoded.Add(sign, at, at + 1);
            at++;
        }
    }

    private int String(int at)
    {
        _decoded.Add('"', at, at + 1);
        var start = _decoded.Length;
        at++;
        while (at < _raw.Length && _raw[at] != '"')
        {
            at = _raw[at] == '\\' && at + 1 < _raw.Length ? Escape(at) : Plain(at);
        }

        var end = _decoded.Length;
        if (at < _raw.Length)
        {
            _decoded.Add('"', at, at + 1);
            at++;
        }

        var next = at;
        while (next < _raw.Length && char.IsWhiteSpace(_raw[next]))
        {
            next++;
        }

        var value = Slice(start, end);
        if (next < _raw.Length && _raw[next] == ':')
        {
            _key = value;
        }
        else if (end > start)
        {
            Value(value, start, end);
        }

        return at;
    }

    private int Plain(int at)
    {
        _decoded.Add(_raw[at], at, at + 1);
        return at + 1;
    }

    private int Escape(int at)
    {
        var sign = _raw[at + 1];
        if (
            sign == 'u'
            && at + 6 <= _raw.Length
            && ushort.TryParse(
                _raw.AsSpan(at + 2, 4),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var unit
            )
        )
        {
            _decoded.Add((char)unit, at, at + 6);
            return at + 6;
        }

        var letter = sign switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\b',
            'f' => '\f',
            _ => sign,
        };
        _decoded.Add(letter, at, at + 2);
        return at + 2;
    }

    private void Value(string value, int start, int end)
    {
        if (_fhir && _key == "system" && InPath("telecom"))
        {
            _telecom = value switch
            {
                "fax" => PhiKind.Fax,
                "email" => PhiKind.Email,
                "url" => PhiKind.Url,
                _ => PhiKind.Phone,
            };
        }

        if (((_fhir ? OfFhir() : null) ?? FieldNames.Of(_key)) is { } kind)
        {
            _fields.Add(new KnownField(start, end, kind));
        }
    }

    /// <summary>FHIR R4's HumanName, Address, ContactPoint, Identifier and birthDate.</summary>
    private PhiKind? OfFhir() =>
        _key switch
        {
            "family" or "given" => PhiKind.Name,
            "text" when InPath("name") => PhiKind.Name,
            "birthDate" or "deceasedDateTime" => PhiKind.Date,
            "line" or "city" or "district" or "postalCode" => PhiKind.Location,
            "text" when InPath("address") => PhiKind.Location,
            "value" when InPath("telecom") => _telecom,
            "value" when InPath("identifier") => PhiKind.Mrn,
            "display" when InPath("subject") || InPath("patient") || InPath("performer") || InPath("practitioner") =>
                PhiKind.Name,
            _ => null,
        };

    private bool InPath(string name) => _path.Contains(name);

    private string Slice(int start, int end) => _decoded.Slice(start, end);
}
