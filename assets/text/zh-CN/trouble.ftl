### trouble
