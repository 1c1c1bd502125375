using System.Text;
using System.Xml;
using Ringfence.Posture.Fixes;

namespace Ringfence.Posture.Reports;

/// <summary>JUnit's XML, as build servers read it: a suite a file, a case a control and resource; Fail is a failure, Unknown and Waived are skipped with their reason.</summary>
public static class JunitReport
{
    /// <summary>Writes the run.</summary>
    public static void Write(AuditRun run, Stream output)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var xml = XmlWriter.Create(
            output,
            new XmlWriterSettings
            {
                Indent = true,
                CloseOutput = false,
                CheckCharacters = false,
                Encoding = new UTF8Encoding(false),
            }
        );
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "ringfence audit");
        var told = ToldOnce.In(run.Findings);
        foreach (var file in run.Findings.GroupBy(finding => finding.Place?.File ?? "(estate)", StringComparer.Ordinal))
        {
            var cases = file.Where(finding => finding.Verdict != FindingVerdict.NotApplicable).ToList();
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Clean(file.Key));
            xml.WriteAttributeString("tests", cases.Count.ToString());
            xml.WriteAttributeString(
                "failures",
                cases.Count(finding => finding.Verdict == FindingVerdict.Fail).ToString()
            );
            xml.WriteAttributeString(
                "skipped",
                cases.Count(finding => finding.Verdict is FindingVerdict.Unknown or FindingVerdict.Waived).ToString()
            );
            foreach (var finding in cases)
            {
                Case(xml, finding, told.By(finding));
            }

            xml.WriteEndElement();
        }

        foreach (var file in run.Files.Where(file => file.Error is not null))
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Clean(file.File));
            xml.WriteAttributeString("tests", "1");
            xml.WriteAttributeString("errors", "1");
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("name", "is readable");
            xml.WriteStartElement("error");
            xml.WriteAttributeString("message", Clean(file.Error!));
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Case(XmlWriter xml, Finding finding, Finding? by)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", finding.Control.Id);
        xml.WriteAttributeString("name", Clean(finding.Resource?.LogicalId ?? "estate"));
        if (by is not null)
        {
            xml.WriteStartElement("properties");
            xml.WriteStartElement("property");
            xml.WriteAttributeString("name", "toldBy");
            xml.WriteAttributeString("value", by.Control.Id);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        switch (finding.Verdict)
        {
            case FindingVerdict.Fail:
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("message", Clean(finding.Reason));
                xml.WriteAttributeString("type", Names.Of(finding.Severity));
                xml.WriteString(Clean(Details(finding, by)));
                xml.WriteEndElement();
                break;
            case FindingVerdict.Unknown or FindingVerdict.Waived:
                xml.WriteStartElement("skipped");
                xml.WriteAttributeString("message", Clean(finding.WaivedBy ?? finding.Reason));
                xml.WriteEndElement();
                break;
        }

        xml.WriteEndElement();
    }

    private static string Details(Finding finding, Finding? by)
    {
        var text =
            $"{finding.Control.Title}\n{finding.Place?.File}:{finding.Place?.Line}:{finding.Place?.Column}\n{string.Join(", ", finding.Control.Cites)}";
        if (by is not null)
        {
            text += $"\nTold by {by.Control.Id}: one change mends both, or one place is at fault.";
        }

        return finding is { Fix: { } fix, Resource: { } resource }
            ? $"{text}\n\n{FixSnippet.Whole(fix, resource)}"
            : text;
    }

    // XML 1.0 has no way to write most control characters.
    private static string Clean(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : new string([.. text.Where(XmlConvert.IsXmlChar)]);
}
