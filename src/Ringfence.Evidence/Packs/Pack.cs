using Ringfence.Controls;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Packs;

/// <summary>A framework's controls over a period, with everything that speaks for and against them.</summary>
/// <param name="Layers">How complete each layer is.</param>
/// <param name="Controls">Every control that cites the framework, in the catalogue's order.</param>
/// <param name="Exhibits">In the order of their numbers.</param>
/// <param name="Proofs">Ledger entries and their proofs, by their path in the pack.</param>
public sealed record Pack(
    PackRequest Request,
    IReadOnlyList<LayerHours> Layers,
    IReadOnlyList<ControlAssessment> Controls,
    IReadOnlyList<Exhibit> Exhibits,
    IReadOnlyDictionary<string, byte[]> Proofs
)
{
    /// <summary>Assesses.</summary>
    /// <param name="store">The evidence; null: there is none, and nothing that events show is upheld.</param>
    /// <exception cref="InvalidDataException">A ledger is damaged.</exception>
    public static Pack Assess(EvidenceStore? store, PackRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var exhibits = new Exhibits();
        var layers = Completeness.Of(store, request.From, request.To);
        var ledger = LedgerProofs.Of(request, exhibits);
        var events = store is null ? null : new EventEvidence(store, request, exhibits);
        var detections = store is null ? null : new DetectionEvidence(store, request, exhibits);
        var own = store is null ? null : new LayerEvidence(store, request, exhibits, ledger, layers);
        var posture = new PostureEvidence(request, exhibits);
        var controls = new List<ControlAssessment>();
        foreach (var control in Catalogue.All)
        {
            var cites = control.Cites.Where(cite => cite.Framework == request.Framework).ToList();
            if (cites.Count == 0)
            {
                continue;
            }

            List<Ground> grounds =
            [
                .. posture.Of(control),
                .. events?.Of(control, layers[0]) ?? [],
                .. own?.Of(control.Id) ?? [],
                .. detections?.Of(control.Id) ?? [],
            ];
            if (!grounds.Any(ground => ground.Effect is Effect.Upholds or Effect.Breaks or Effect.Accepts))
            {
                grounds.Add(new(Effect.Doubts, ShownBy.Missing(control, request)));
            }

            controls.Add(new(control, cites, ControlAssessment.Of(grounds), grounds));
        }

        return new(request, layers, controls, exhibits.All, ledger.Files);
    }
}
