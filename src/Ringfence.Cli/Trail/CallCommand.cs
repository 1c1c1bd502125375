using System.CommandLine;
using Ringfence.Evidence.Calls;
using Ringfence.Evidence.Content;
using Ringfence.Evidence.Questions;
using Spectre.Console;

namespace Ringfence.Cli.Trail;

/// <summary><c>ringfence trail call REQUEST-ID</c>: one call, all three layers side by side.</summary>
internal static class CallCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("REQUEST-ID")
        {
            Description = "The AWS request id (x-amzn-requestid), or Ringfence's own (x-ringfence-request-id)",
        };
        var data = SharedOptions.Data();
        var key = new Option<string?>("--key")
        {
            Description = "The ledger's verifier key as you know it; without it the ledger's own is believed",
        };
        var store = new Option<string?>("--store")
        {
            Description = "Ask this evidence store in place of the layers of --data",
        };
        var format = new QuestionOptions().Format;
        var content = new ContentOptions();
        var command = new Command(
            "call",
            "Shows one call as each layer has it, joined on the AWS request id. Exit code 1 when the gateway has no record of it, or a layer's proof fails.\n\nExample:\n  ringfence trail call 6d90c825-3f1e-4a9c-8b10-000000000000\n  ringfence trail call 6d90c825-3f1e-4a9c-8b10-000000000000 --store evidence.db"
        )
        {
            id,
            data,
            key,
            store,
            content.Show,
            content.Record,
            content.Because,
            format,
        };
        command.SetAction(async result =>
        {
            if (result.GetValue(format) == AnswerFormat.Csv && result.GetValue(content.Show))
            {
                throw new BadInputException("--content: bodies are no rows; give --format table or json with it");
            }

            if (result.GetValue(store) is { } path)
            {
                var shown = await content.ReadAsync(result, path, result.GetValue(id)!);
                return FromStore(path, result.GetValue(id)!, shown, result.GetValue(format), Terminal.Of(result));
            }

            content.NeedStore(result);

            return FromLayers(
                new DataDirectory(result.GetValue(data)!),
                result.GetValue(id)!,
                result.GetValue(key),
                result.GetValue(format),
                Terminal.Of(result)
            );
        });
        return command;
    }

    private static int FromLayers(
        DataDirectory directory,
        string asked,
        string? key,
        AnswerFormat format,
        Terminal terminal
    )
    {
        if (!Directory.Exists(directory.Ledger))
        {
            throw new BadInputException(
                $"--data: '{directory.Root}' holds no ledger; give the directory that `ringfence up` wrote to"
            );
        }

        var layers = Ask(directory, asked, key, terminal.Error);
        if (format == AnswerFormat.Csv)
        {
            AnswerOutput.Write(Rows(asked, layers), format, terminal);
        }
        else if (format == AnswerFormat.Json)
        {
            terminal.Raw.WriteLine(AnswerJson.Of("call", new Dictionary<string, string> { ["id"] = asked }, layers));
        }
        else
        {
            Print(layers, terminal.Out);
        }

        return layers[0].Mark == Mark.Absent || layers.Any(layer => layer.Mark == Mark.Broken)
            ? ExitCode.Findings
            : ExitCode.Clean;
    }

    // A row a layer, its facts in the order of the table.
    private static Answer Rows(string asked, IReadOnlyList<LayerView> layers)
    {
        var facts = Fact.InOrder.Where(fact => layers.Any(layer => layer.Facts.ContainsKey(fact))).ToList();
        return new(
            "call",
            new Dictionary<string, string> { ["id"] = asked },
            ["layer", "mark", .. facts, "because"],
            [
                .. layers.Select(layer =>
                    (object?[])
                        [
                            layer.Layer,
                            layer.Mark.ToString().ToLowerInvariant(),
                            .. facts.Select(fact => layer.Facts.GetValueOrDefault(fact)),
                            layer.Because,
                        ]
                ),
            ],
            new Dictionary<string, IReadOnlyList<Evidence.Integrity.TimeSpanUtc>>(),
            null
        );
    }

    private static int FromStore(
        string path,
        string id,
        IReadOnlyList<CallContent>? content,
        AnswerFormat format,
        Terminal terminal
    )
    {
        using var store = StoreOption.Open(path);
        var answer = TrailQuestions.Answer(store, Evidence.Questions.Ask.Call(id, new Scope()));
        AnswerOutput.Write(answer, format, terminal);
        ContentOutput.Write(content, format == AnswerFormat.Json ? OutputFormat.Json : OutputFormat.Table, terminal);
        var mark = answer.Columns.ToList().IndexOf("gateway_mark");
        var layer = answer.Columns.ToList().IndexOf("layer");
        return
            answer.Rows.Any(row => (string?)row[layer] == "gateway")
            && answer.Rows.All(row => row[mark..(mark + 3)].All(value => value is not "broken"))
            ? ExitCode.Clean
            : ExitCode.Findings;
    }

    public static IReadOnlyList<LayerView> Ask(DataDirectory data, string id, string? key, IAnsiConsole complaints)
    {
        var layers = new LocalLayers(data.Ledger, data.Buckets, Path.Combine(data.Aws, "public_keys.json"), key);
        try
        {
            return CallQuestion.Ask(
                layers,
                id,
                (path, error) => complaints.MarkupLineInterpolated($"[yellow]set aside[/] {path}: {error.Message}")
            );
        }
        catch (FormatException error)
        {
            throw new BadInputException($"--key: {error.Message}");
        }
    }

    public static void Print(IReadOnlyList<LayerView> layers, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("");
        foreach (var layer in layers)
        {
            table.AddColumn(new TableColumn($"[bold]{layer.Layer}[/]"));
        }

        table.AddRow([
            "mark",
            .. layers.Select(layer => $"[{Colour(layer.Mark)}]{layer.Mark.ToString().ToLowerInvariant()}[/]"),
        ]);
        foreach (var fact in Fact.InOrder)
        {
            if (layers.Any(layer => layer.Facts.ContainsKey(fact)))
            {
                table.AddRow([
                    fact,
                    .. layers.Select(layer => Markup.Escape(layer.Facts.GetValueOrDefault(fact, "–"))),
                ]);
            }
        }

        table.AddRow(["because", .. layers.Select(layer => Markup.Escape(layer.Because))]);
        console.Write(table);
    }

    private static string Colour(Mark mark) =>
        mark switch
        {
            Mark.Verified => "green",
            Mark.Broken => "red",
            _ => "yellow",
        };
}
