using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Ringfence.Posture.Live;

/// <summary>AWS's XML answers, whatever their namespaces.</summary>
internal static class AwsXml
{
    /// <exception cref="XmlException">It is none.</exception>
    public static XElement Parse(ReadOnlyMemory<byte> body)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var reader = XmlReader.Create(new StringReader(Encoding.UTF8.GetString(body.Span).Trim()), settings);
        return XElement.Load(reader);
    }

    /// <summary>The first element of a name, at any depth.</summary>
    public static XElement? Find(XElement xml, string name) =>
        xml.Descendants().FirstOrDefault(each => each.Name.LocalName == name);

    /// <summary>A child's text; null where there is none.</summary>
    public static string? Text(XElement xml, string name) => Child(xml, name)?.Value;

    /// <summary>A child by name.</summary>
    public static XElement? Child(XElement xml, string name) =>
        xml.Elements().FirstOrDefault(each => each.Name.LocalName == name);

    /// <summary>The items of a list: <c>member</c> in Query, <c>item</c> in EC2.</summary>
    public static IEnumerable<XElement> Items(XElement xml, string list) =>
        Find(xml, list)?.Elements().Where(each => each.Name.LocalName is "member" or "item") ?? [];
}
