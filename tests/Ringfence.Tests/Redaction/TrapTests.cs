using Ringfence.Redaction;

namespace Ringfence.Tests.Redaction;

/// <summary>What looks like an identifier to a pattern and is none.</summary>
public class TrapTests
{
    private static readonly Redactor Redactor = new();

    public static TheoryData<string> Traps =>
        [
            // Eponyms, instruments, tests.
            "History of Parkinson's disease and Alzheimer's dementia.",
            "Started treatment for Graves disease; Crohn's colitis is quiet.",
            "A Foley catheter was placed and a Jackson-Pratt drain removed.",
            "Bell's palsy, House-Brackmann grade 3.",
            "Down syndrome with an atrioventricular septal defect.",
            "Positive Babinski sign, negative Romberg test, Murphy's sign absent.",
            "Grasped with a Kocher clamp, then Metzenbaum scissors and a Balfour retractor.",
            "The uterus was grasped with a Lahey clamp; Mayo scissors were used.",
            "Hodgkin lymphoma, Ann Arbor stage IIB; Ewing sarcoma was ruled out.",
            "Apgar scores of 8 and 9; Ballard exam 38 weeks.",
            "Wells score 4.5, Ranson criteria 2, Child-Pugh class B, Glasgow Coma Scale 15.",
            "CHA2DS2-VASc 3, HAS-BLED 1, MELD 14, APACHE II 18.",
            "Rochester criteria, Ottawa ankle rules, Boston brace, Denver developmental test.",
            "Lyme disease, Norwalk virus, West Nile virus, Ebola.",
            // Medicines and doses.
            "Metoprolol 25 mg po bid, Lantus 10 units qhs, Keytruda q3wk.",
            "Hydrocodone 5/325 mg, 1-2 tabs q4-6h prn pain.",
            "Give 1/2 tab daily; 3/4 cup of fluid.",
            "Allegra, Ambien, Yasmin and Seroquel were stopped.",
            "Warfarin 2.5 mg Mon/Wed/Fri.",
            // Values, vitals, scores.
            "BP 120/80 mmHg, HR 92, RR 16, T 98.6 F, SpO2 98% on 2 L.",
            "Na 138, K 4.2, Cl 102, HCO3 24, BUN 18, Cr 0.9, glucose 105.",
            "WBC 12.3, Hgb 13.2, Hct 39.5, Plt 250,000.",
            "EF 55-60%, strength 5/5, vision 20/20, murmur 2/6, pain 7/10.",
            "A&Ox3/4, reflexes 2+, GCS 15, NIHSS 4.",
            "PSA 4.5 ng/mL, Gleason 3+4=7, T2N0M0.",
            "INR goal 2-3; last 2.4.",
            "L4/5 disc bulge, C5-C6 stenosis, T1/T2 signal.",
            "G2P1, 38 weeks, fundal height 36 cm.",
            // Codes of terminologies.
            "ICD-10 M54.5, E11.9, I10; CPT 99213, 93000.",
            "LOINC 4548-4, SNOMED 44054006, RxNorm 860975, NDC 0002-8215-01.",
            "HLA-B27 positive, BRCA1 mutated, CD4 350, HER2 negative.",
            "NCT01234567 is enrolling.",
            // Words that are names elsewhere.
            "Symptoms may improve; will follow. Grant started. Mark the site.",
            "The diet is rich in iron, and there is hope for a cure.",
            "Art therapy and grace under pressure.",
            "In May many patients have allergies." + " The rose garden was lovely.",
            // Headings and sentences in capitals.
            "PHYSICAL EXAMINATION: GENERAL: Alert and oriented. HEENT: Normocephalic. NECK: Supple.",
            "ASSESSMENT AND PLAN: 1. Hypertension. 2. Diabetes Mellitus Type II.",
            "Chief Complaint: Chest Pain. Past Medical History: Coronary Artery Disease.",
            "REVIEW OF SYSTEMS: Negative except as noted above.",
            "Allergies: Penicillin. Medications: None. Disposition: Home.",
            // Times, days, ages under 90.
            "Seen at 10:30 AM in the emergency room and again at 1415.",
            "POD#3, HD 2, DOL 6, day 5 of 7.",
            "Follow up in 3-4 weeks or 6 months.",
            "A 52-year-old male; a 7 yo girl; aged 89.",
            "Diagnosed in 2015 and treated until 2019.",
            "HR 92, 90 mg, 95%, >90 mL/min, the 1990s.",
            // Places that are not smaller than a state, care that has no name.
            "She is from Texas and has lived in Mexico and the United States.",
            "Transferred to the Intensive Care Unit; discharged to Recovery.",
            "The patient was seen in the Emergency Department.",
            "Follow up with Cardiology in the Pain Clinic.",
            "According to the National Institutes of Health and the CDC.",
            // Software.
            "Version 1.2.3.4 of the firmware, build 20.1.",
            "anthropic.claude-3-5-sonnet-20240620-v1:0 and us.anthropic.claude-sonnet-4-5-20250929-v1:0",
            "public static void Main(string[] args) { var x = obj.Method(1, 2); }",
            "for (int i = 0; i < 10; i++) { sum += values[i]; }",
            "import numpy as np; df.groupby('a').mean()",
            "GET /api/v1/users HTTP/1.1 returned 404",
            "SELECT count(*) FROM visits WHERE year = 2023",
            "See section 3.2.1 and figure 4.",
            // Already redacted.
            "[NAME] was seen by [NAME] at [LOCATION] on [DATE] (MRN: [MRN]).",
            "Patient *** was admitted to ___ hospital.",
        ];

    [Theory]
    [MemberData(nameof(Traps))]
    public void Nothing_is_found_in_clinical_language_and_code(string text) =>
        Assert.Empty(Redactor.Scan(text).Select(span => $"{span.Kind}: {text[span.Start..span.End]} ({span.Why})"));
}
