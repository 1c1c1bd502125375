using Ringfence.Evidence.Detections;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Packs;

/// <summary>What the detections find in the period. A finding that nobody has answered leaves its controls in doubt.</summary>
internal sealed class DetectionEvidence
{
    private readonly Dictionary<string, List<Ground>> _byControl = new(StringComparer.Ordinal);

    public DetectionEvidence(EvidenceStore store, PackRequest request, Exhibits exhibits)
    {
        var scope = new Scope(request.From, request.To);
        var all = DetectionRun.Run(store, DetectionLibrary.All, scope);
        foreach (var (detection, found) in DetectionLibrary.All.Zip(all))
        {
            if (found.Rows.Count == 0)
            {
                continue;
            }

            var exhibit = exhibits.Add(
                $"detection {detection.Id}",
                $"Detection {detection.Id}: {detection.Title}",
                $"ringfence trail anomalies --detection {detection.Id} --from {Cell.Time(request.From)} --to {Cell.Time(request.To)}",
                found.Columns,
                [.. found.Rows.Select(row => row.Select(Cell.Text).ToArray())],
                found.Rows.Count
            );
            var ground = new Ground(
                Effect.Doubts,
                $"{detection.Title}: {found.Rows.Count} found ({detection.Severity.ToString().ToLowerInvariant()}). {detection.Why} Look at: {detection.Next}.",
                exhibit
            );
            foreach (var control in ConcernedControls.Of(detection.Id))
            {
                if (!_byControl.TryGetValue(control, out var grounds))
                {
                    _byControl[control] = grounds = [];
                }

                grounds.Add(ground);
            }
        }
    }

    public IReadOnlyList<Ground> Of(string control) => _byControl.GetValueOrDefault(control, []);
}
