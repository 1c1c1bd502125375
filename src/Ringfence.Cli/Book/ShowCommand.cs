using System.CommandLine;
using Ringfence.Controls;

namespace Ringfence.Cli.Book;

/// <summary><c>ringfence controls show ID</c>: one control's page.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "The control's id: bucket-has-versioning" };
        var command = new Command(
            "show",
            "Prints one control's page, as Markdown.\n\nExample:\n  ringfence controls show bucket-has-versioning"
        )
        {
            id,
        };
        command.SetAction(result =>
        {
            Terminal.Of(result).Raw.Write(ControlPage.Markdown(Find(result.GetValue(id)!)));
            return ExitCode.Clean;
        });
        return command;
    }

    /// <summary>The control of an id, or of a requirement's id that one control alone answers.</summary>
    /// <exception cref="BadInputException">There is none; the message names the nearest.</exception>
    public static Control Find(string id)
    {
        if (Catalogue.Find(id) is { } control)
        {
            return control;
        }

        var answering = Catalogue.All.Where(each => each.Requirements.Contains(id)).ToList();
        if (answering.Count == 1)
        {
            return answering[0];
        }

        var near = answering.Count > 0 ? answering.Select(each => each.Id) : Near(id);
        throw new BadInputException(
            $"there is no control '{id}'; {(answering.Count > 0 ? "that requirement is answered by" : "nearest")}: {string.Join(", ", near)}. `ringfence controls list` has all"
        );
    }

    private static IEnumerable<string> Near(string id)
    {
        var words = id.Split('-', StringSplitOptions.RemoveEmptyEntries);
        return Catalogue
            .All.Select(control => control.Id)
            .OrderByDescending(other => words.Count(word => other.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Take(4);
    }
}
