### checklists
