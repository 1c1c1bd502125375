using System.CommandLine;
using Ringfence.Controls;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Cli.Book;

/// <summary>The options that choose controls.</summary>
internal sealed class ControlFilter
{
    private readonly Option<string?> _framework = new("--framework")
    {
        Description =
            $"Only controls that serve it: {string.Join(", ", AllFrameworks.All.Select(each => each.Framework.Id))}",
    };

    private readonly Option<string?> _service = new("--service")
    {
        Description = "Only controls of an AWS service, as in its CloudFormation types: S3, RDS, Bedrock …",
    };

    private readonly Option<Severity?> _severity = new("--severity") { Description = "At least this grave" };

    public IEnumerable<Option> Options => [_framework, _service, _severity];

    /// <summary>The controls chosen.</summary>
    /// <exception cref="BadInputException">There is no such framework or service.</exception>
    public IReadOnlyList<Control> Choose(ParseResult result)
    {
        var (framework, service, severity) = (
            result.GetValue(_framework),
            result.GetValue(_service),
            result.GetValue(_severity)
        );
        if (framework is not null && AllFrameworks.All.All(each => each.Framework.Id != framework))
        {
            throw new BadInputException(
                $"--framework: there is no '{framework}'; known: {string.Join(", ", AllFrameworks.All.Select(each => each.Framework.Id))}"
            );
        }

        var services = Catalogue
            .All.SelectMany(Services)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (service is not null && !services.Contains(service, StringComparer.OrdinalIgnoreCase))
        {
            throw new BadInputException(
                $"--service: no control is of '{service}'; known: {string.Join(", ", services)}"
            );
        }

        return
        [
            .. Catalogue.All.Where(control =>
                (framework is null || control.Cites.Any(cite => cite.Framework.Id == framework))
                && (service is null || Services(control).Contains(service, StringComparer.OrdinalIgnoreCase))
                && (severity is null || control.Severity >= severity)
            ),
        ];
    }

    /// <summary>The services whose resources a control judges.</summary>
    public static IEnumerable<string> Services(Control control) =>
        control
            .ResourceTypes.Select(type => type.Split("::"))
            .Where(parts => parts.Length == 3)
            .Select(parts => parts[1])
            .Distinct();
}
