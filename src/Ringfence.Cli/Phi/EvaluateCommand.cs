using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Ringfence.Redaction;
using Ringfence.Redaction.Evaluation;
using Spectre.Console;

namespace Ringfence.Cli.Phi;

/// <summary><c>ringfence phi evaluate --gold FILE.jsonl</c>: how well the redactor does on texts that people have marked.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var gold = new Option<string[]>("--gold")
        {
            Description =
                "Labelled documents, one a line: {\"id\",\"text\",\"spans\":[{\"start\",\"end\",\"type\",\"optional\"?}]}",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var offsets = new Option<string>("--offsets")
        {
            Description = "What the offsets count: codepoints, as Python does, or utf16",
            DefaultValueFactory = _ => "codepoints",
        };
        offsets.AcceptOnlyFromAmong("codepoints", "utf16");
        var format = new Option<string>("--format")
        {
            Description = "table for people, json for programs",
            DefaultValueFactory = _ => "table",
        };
        format.AcceptOnlyFromAmong("table", "json");
        var command = new Command(
            "evaluate",
            "Measures the redactor on labelled documents: recall by kind, precision, false positives.\n\nExample:\n  ringfence phi evaluate --gold notes.jsonl\n  ringfence phi evaluate --gold notes.jsonl --offsets utf16 --format json"
        )
        {
            gold,
            offsets,
            format,
        };
        command.SetAction(result =>
        {
            var terminal = Terminal.Of(result);
            var unit = result.GetValue(offsets) == "utf16" ? OffsetUnit.Utf16 : OffsetUnit.CodePoints;
            var evaluator = new Evaluator();
            var redactor = new Redactor();
            var problems = 0;
            foreach (var path in result.GetValue(gold)!)
            {
                problems += Add(path, unit, evaluator, redactor, terminal);
            }

            if (result.GetValue(format) == "json")
            {
                terminal.Raw.WriteLine(Json(evaluator.Accuracy));
            }
            else
            {
                Print(evaluator.Accuracy, terminal.Out);
            }

            return problems > 0 ? ExitCode.BadInput : ExitCode.Clean;
        });
        return command;
    }

    private static int Add(string path, OffsetUnit unit, Evaluator evaluator, Redactor redactor, Terminal terminal)
    {
        if (!File.Exists(path))
        {
            throw new BadInputException($"{path} does not exist; give a .jsonl file of labelled documents");
        }

        var (number, problems) = (0, 0);
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                var document = LabelledSet.Parse(line, unit);
                evaluator.Add(document, redactor.Scan(document.Text, redactor.Names(document.Text)));
            }
            catch (FormatException error)
            {
                terminal.Complain($"{path}, line {number}: {error.Message}; the line is passed over");
                problems++;
            }
        }

        return problems;
    }

    private static void Print(Accuracy accuracy, IAnsiConsole console)
    {
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumns("kind", "identifiers", "touched", "fully covered", "characters", "false spans");
        foreach (var (kind, row) in accuracy.Kinds)
        {
            table.AddRow(
                Markup.Escape(kind),
                $"{row.Identifiers}",
                Percent(Accuracy.Ratio(row.Touched, row.Identifiers)),
                Percent(Accuracy.Ratio(row.Covered, row.Identifiers)),
                Percent(Accuracy.Ratio(row.CharactersCovered, row.Characters)),
                $"{row.FalseSpans}"
            );
        }

        table.AddRow(
            "all",
            $"{accuracy.Identifiers}",
            Percent(accuracy.TouchedRecall),
            Percent(accuracy.FullRecall),
            Percent(accuracy.CharacterRecall),
            $"{accuracy.FalseSpans}"
        );
        console.Write(table);
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{accuracy.Documents} documents, {accuracy.Words} words; tokens: precision {Percent(accuracy.TokenPrecision)}, recall {Percent(accuracy.TokenRecall)}, F2 {Percent(accuracy.TokenF2)}"
        );
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"false spans per 1,000 words {accuracy.FalsePerThousandWords:0.00}; clean documents {Percent(accuracy.CleanShare)} of {accuracy.DocumentsAsking}; flagged without identifiers {Percent(accuracy.FlaggedShare)} of {accuracy.DocumentsWithout}"
        );
    }

    private static string Percent(double share) =>
        double.IsNaN(share) ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");

    private static string Json(Accuracy accuracy)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("schema", "ringfence.phi-evaluate/1");
            json.WriteNumber("documents", accuracy.Documents);
            json.WriteNumber("words", accuracy.Words);
            json.WriteNumber("entities", accuracy.Identifiers);
            Ratio(json, "entityRecall", accuracy.TouchedRecall);
            Ratio(json, "fullRecall", accuracy.FullRecall);
            Ratio(json, "characterRecall", accuracy.CharacterRecall);
            Ratio(json, "tokenPrecision", accuracy.TokenPrecision);
            Ratio(json, "tokenRecall", accuracy.TokenRecall);
            Ratio(json, "tokenF2", accuracy.TokenF2);
            json.WriteNumber("spans", accuracy.Spans);
            json.WriteNumber("falsePositives", accuracy.FalseSpans);
            Ratio(json, "falsePositivesPer1000Words", accuracy.FalsePerThousandWords);
            Ratio(json, "cleanDocuments", accuracy.CleanShare);
            Ratio(json, "flaggedWithoutIdentifiers", accuracy.FlaggedShare);
            json.WriteStartObject("kinds");
            foreach (var (kind, row) in accuracy.Kinds)
            {
                json.WriteStartObject(kind);
                json.WriteNumber("entities", row.Identifiers);
                Ratio(json, "entityRecall", Accuracy.Ratio(row.Touched, row.Identifiers));
                Ratio(json, "fullRecall", Accuracy.Ratio(row.Covered, row.Identifiers));
                Ratio(json, "characterRecall", Accuracy.Ratio(row.CharactersCovered, row.Characters));
                json.WriteNumber("falsePositives", row.FalseSpans);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>A ratio of nothing is null.</summary>
    private static void Ratio(Utf8JsonWriter json, string name, double ratio)
    {
        if (double.IsNaN(ratio))
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteNumber(name, Math.Round(ratio, 6));
        }
    }
}
