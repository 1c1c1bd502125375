namespace Ringfence.Redaction.Detectors.Labelled;

/// <summary>(I) Member, subscriber, policy and group numbers of health plans; Medicare and Medicaid numbers.</summary>
internal sealed class HealthPlanNumber : LabelledIdentifier
{
    public override PhiKind Kind => PhiKind.HealthPlan;

    public override string Why => "label of a health plan number";

    public override string Labels =>
        """
            hicn, mbi, policy?, insurance?, ins!, medicare?, medicaid?, group!, member?, membership?,
            subscriber?, insurance policy, ins policy, health plan?, health insurance, hpid, rxgrp, rx grp,
            rxbin, rx bin, rxpcn, beneficiary?, plan!, coverage!, medi cal?, insured!, enrollee?, tricare?,
            insurance card, health card, cardholder!, payer!, payor!, health plan beneficiary, insurance
            member, insurance group, insurance plan, plan member, grp?
            """;

    public override bool Spaced => true;
}
