using System.CommandLine;
using System.Text;
using System.Text.Json;
using Ringfence.Controls;
using Spectre.Console;

namespace Ringfence.Cli.Book;

/// <summary><c>ringfence controls list</c>: every control on a line; as JSON with the rules of other packs that ask the same.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var filter = new ControlFilter();
        var format = SharedOptions.Format();
        var command = new Command(
            "list",
            "Lists the controls. As JSON, with requirements, paragraphs, resource types and the rules of other packs that ask the same.\n\nExample:\n  ringfence controls list --framework hipaa --severity high"
        )
        {
            format,
        };
        foreach (var option in filter.Options)
        {
            command.Options.Add(option);
        }

        command.SetAction(result =>
        {
            var chosen = filter.Choose(result);
            var terminal = Terminal.Of(result);
            if (result.GetValue(format) == OutputFormat.Json)
            {
                terminal.Raw.WriteLine(Json(chosen));
            }
            else
            {
                Print(chosen, terminal.Out);
            }

            return ExitCode.Clean;
        });
        return command;
    }

    private static void Print(IReadOnlyList<Control> controls, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("control", "severity", "promise", "answered by");
        foreach (var control in controls)
        {
            table.AddRow(
                control.Id,
                control.Severity.ToString().ToLowerInvariant(),
                Markup.Escape(control.Title),
                control is AttestedControl ? "attestation" : string.Join(", ", ControlFilter.Services(control))
            );
        }

        console.Write(table);
        console.MarkupLineInterpolated($"{controls.Count} of {Catalogue.All.Count} controls");
    }

    private static string Json(IReadOnlyList<Control> controls)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartArray();
            foreach (var control in controls)
            {
                Write(json, control);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, Control control)
    {
        json.WriteStartObject();
        json.WriteString("id", control.Id);
        json.WriteString("title", control.Title);
        json.WriteString("severity", control.Severity.ToString().ToLowerInvariant());
        WriteList(json, "requirements", control.Requirements);
        WriteList(json, "citations", control.Cites.Select(cite => cite.ToString()));
        WriteList(json, "resourceTypes", control.ResourceTypes);
        json.WriteStartObject("equivalents");
        WriteList(json, "config", control.Equivalents.Config);
        WriteList(json, "foundation", control.Equivalents.Foundation);
        WriteList(json, "cdk-nag", control.Equivalents.CdkNag);
        WriteList(json, "guard", control.Equivalents.Guard);
        WriteList(json, "checkov", control.Equivalents.Checkov);
        WriteList(json, "prowler", control.Equivalents.Prowler);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }
}
