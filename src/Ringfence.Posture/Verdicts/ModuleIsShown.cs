using Ringfence.Controls;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Posture.Verdicts;

/// <summary>
/// A CloudFormation module stands for resources that the registry writes out when it is deployed: what it holds is
/// judged by nobody here, and that is said once for each. A finding under this id.
/// </summary>
internal sealed class ModuleIsShown : Control
{
    private const string Ending = "::MODULE";
    private static readonly ModuleIsShown Instance = new();

    public override string Title => "What a module holds is shown";

    public override string Why => "Resources that no audit sees are the ones in which mistakes stay.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites { get; } =
    [Hipaa.RiskAnalysis, Hipaa.Evaluation, Soc2.CC3_2, Nist80053.CA_7, Iso27001.A_5_36];

    public override Construction Build => Construction.Practised("whoever publishes the module");

    public override IReadOnlyList<Outcome> Answers => [Outcome.Unknown];

    /// <summary>An answer for each module of an estate.</summary>
    public static IEnumerable<Answer> In(Estate estate) =>
        estate
            .Types.Where(type => type.EndsWith(Ending, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(estate.OfType)
            .Select(module => new Answer(
                Instance,
                module,
                Verdict.Unknown(
                    $"{module.Type} is a module: what it holds is known to CloudFormation's registry alone. Audit the processed template (aws cloudformation get-template --template-stage Processed) or the module's fragment."
                )
            ));
}
